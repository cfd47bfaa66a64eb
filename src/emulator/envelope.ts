import { toXml } from './xml.ts';

/** What an answer consists of; the same object becomes JSON or XML. */
export type AnswerValue = string | number | boolean | AnswerObject | readonly AnswerValue[];
/** `undefined` fields are left out. */
export interface AnswerObject {
  readonly [field: string]: AnswerValue | undefined;
}

export type Format = 'JSON' | 'XML';

export interface WireAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly requestId: string;
  readonly body: string;
  /** The error code of a refusal, for the log. */
  readonly code?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const contentTypes: Record<Format, string> = {
  JSON: 'application/json;charset=utf-8',
  // The typed SDK reads XML only under exactly this name.
  XML: 'text/xml;charset=utf-8',
};

const declaration = `<?xml version='1.0' encoding='UTF-8'?>`;

/** [doc] `{"RequestId":…, …}` or `<ActionResponse><RequestId>…`. */
export function success(action: string, requestId: string, fields: AnswerObject, format: Format): WireAnswer {
  const answer = { RequestId: requestId, ...fields };
  const body = format === 'JSON' ? JSON.stringify(answer) : `${declaration}${toXml(`${action}Response`, answer)}`;
  return { status: 200, contentType: contentTypes[format], requestId, body };
}

export interface Failure {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly requestId: string;
  /** The Host header, given back. */
  readonly hostId: string;
}

/** [doc] RequestId, HostId, Code, Message and Recommend; the last is text to read, nothing is fetched from there. */
export function failure({ status, code, message, requestId, hostId }: Failure, format: Format): WireAnswer {
  const recommend = `https://api.aliyun.com/troubleshoot?q=${encodeURIComponent(code)}&product=Ecs&requestId=${requestId}`;
  const fields = { RequestId: requestId, HostId: hostId, Code: code, Message: message };
  const body =
    format === 'JSON'
      ? JSON.stringify({ ...fields, Recommend: recommend })
      : `${declaration}${toXml('Error', fields, `<Recommend><![CDATA[${recommend}]]></Recommend>`)}`;
  return { status, contentType: contentTypes[format], requestId, body, code };
}
