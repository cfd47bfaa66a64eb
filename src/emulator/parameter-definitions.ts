import { Refusal } from './refusal.ts';

/** [doc] What DescribeCommands tells of one custom parameter; of the service's own commands only public ones have it. */
export interface ParameterDefinition {
  /** As in the content; case does not count. */
  readonly parameterName: string;
  readonly description?: string;
  readonly defaultValue?: string;
  readonly required?: boolean;
  /** [assumed] An ECMAScript expression for the whole value. */
  readonly patternRegex?: string;
  readonly possibleValues?: readonly string[];
}

type Values = Readonly<Record<string, string>>;

/** Throws Error for a definition that no call could meet: it is the fleet's author who is wrong, not a caller. */
export function checkDefinitions(definitions: readonly ParameterDefinition[], parameterNames: readonly string[]): void {
  const names = new Set(parameterNames.map((name) => name.toLowerCase()));
  for (const { parameterName, patternRegex } of definitions) {
    if (!names.delete(parameterName.toLowerCase())) {
      throw new Error(`the command has no parameter ${parameterName}, or defines it twice`);
    }
    if (patternRegex !== undefined) wholeValue(patternRegex);
  }
}

/**
 * The values that are filled in: those passed, and for the others their defaults [assumed].
 *
 * [doc] Parameter.MissingValue is for a required one without a value; [assumed] an empty text is none. No page names a
 * code for a value that does not match PatternRegex or is none of PossibleValues: [assumed] InvalidParameter.Parameters.
 */
export function definedValues(passed: Values, definitions: readonly ParameterDefinition[]): Values {
  const byName = new Map(Object.entries(passed).map(([name, value]) => [name.toLowerCase(), value]));
  const defaults: [name: string, value: string][] = [];
  for (const { parameterName, defaultValue, required, patternRegex, possibleValues = [] } of definitions) {
    const value = byName.get(parameterName.toLowerCase());
    if (required && (value ?? defaultValue ?? '') === '') throw new Refusal('Parameter.MissingValue');
    if (value === undefined) {
      if (defaultValue !== undefined) defaults.push([parameterName, defaultValue]);
      continue;
    }
    const fits =
      (possibleValues.length === 0 || possibleValues.includes(value)) &&
      (patternRegex === undefined || wholeValue(patternRegex).test(value));
    if (!fits)
      throw new Refusal('InvalidParameter.Parameters', wrongValue(parameterName, patternRegex, possibleValues));
  }
  return { ...Object.fromEntries(defaults), ...passed };
}

/** [own] Said besides the documented text, so that the author of a fleet sees which one it is; never the value. */
function wrongValue(name: string, pattern: string | undefined, possible: readonly string[]): string {
  const wanted = possible.length > 0 ? `is none of ${possible.join(', ')}` : `does not match ${pattern}`;
  return `The specified parameter Parameters is not valid. The value of ${name} ${wanted}.`;
}

/** The row of DescribeCommands; [assumed] a default and a pattern are left out where there is none. */
export function definitionRow(definition: ParameterDefinition) {
  const { parameterName, description, defaultValue, required, patternRegex, possibleValues } = definition;
  return {
    ParameterName: parameterName,
    Description: description ?? '',
    DefaultValue: defaultValue,
    Required: required ?? false,
    PatternRegex: patternRegex,
    PossibleValues: { PossibleValue: possibleValues ?? [] },
  };
}

function wholeValue(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}
