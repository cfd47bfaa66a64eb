import fs from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { cacheDirectory, digest } from './cli/completion/cache.ts';
import { keep, readKept, type Source, sweepKept } from './kept-code.ts';
import { fill, room } from './room.ts';

type Process = NodeJS.Process;

/** As `start-BeIoJcvt.js`: its name tells its content, so what was kept under that name is of no other build. */
const chunkName = /^[\w-]+-[\w-]{8}\.js$/;
/** `<home>/.cache/ecs-invoke/code/<kind of Node>`: of a home that is not there nothing is made. */
const levelsToHome = 4;

/** A program that is still there after so long may wait for hours; one that is not had no use for more. */
const soonOverMs = 250;

/**
 * Loads `main.js` of the program and its chunks with what V8 made of them at an earlier start: compiling takes longer than
 * all the work of a refusal. It is kept in `<cache>/ecs-invoke/code/<version, kind and options of Node>`, for this user alone.
 * Nothing depends on it: what cannot be kept, is damaged, may be somebody else's or is of another V8 is compiled as ever.
 * Not used where Node's own NODE_DISABLE_COMPILE_CACHE is set. null with NODE_V8_COVERAGE and `--enable-source-maps`, which
 * would see no maps: then the caller loads it as usual.
 */
export function loadMain(process: Process): { main(process: Process): Promise<number> } | null {
  const { env } = process;
  if (env.NODE_V8_COVERAGE || process.sourceMapsEnabled) return null;
  const top = env.NODE_DISABLE_COMPILE_CACHE ? null : cacheDirectory(env, process.platform);
  const directory = top && path.join(top, 'code', kindOf(process));
  const compiled = new Map<string, readonly [Source, vm.Script]>();
  let isNew = false;
  if (directory) {
    process.once('exit', () => {
      if (isNew) keepAll(directory, compiled);
    });
  }
  // Whoever waits goes on, although a newer version takes the place of these files meanwhile.
  let held: ReadonlyMap<string, Chunk> = new Map();
  setTimeout(() => {
    held = chunksNotIn(compiled, chunkOf);
  }, soonOverMs).unref();

  // Asked for by name, Node reads what runs beside it, too.
  const Module = module.constructor as typeof import('node:module');
  const [front = '', back = ''] = Module.wrap('\0').split('\0');
  const chunkOf = (name: string): Chunk => readChunk(path.join(__dirname, name), front, back);
  const load = (name: string): unknown => {
    const file = path.join(__dirname, name);
    const known = require.cache[file];
    if (known) return known.exports;
    const module = Object.assign(new Module(file), { filename: file });
    const { text, source } = held.get(name) ?? chunkOf(name);
    const isKept = directory !== null && chunkName.test(name);
    const kept = isKept ? readKept(path.join(directory, name), source) : null;
    const script = new vm.Script(text, { filename: file, ...(kept && { cachedData: kept }) });
    if (isKept) isNew ||= kept === null || script.cachedDataRejected === true;
    if (chunkName.test(name)) compiled.set(name, [source, script]);
    require.cache[file] = module;
    const required = (id: string) => (id.startsWith('./') ? load(id.slice(2)) : require(id));
    script.runInThisContext().call(module.exports, module.exports, required, module, file, __dirname);
    module.loaded = true;
    return module.exports;
  };
  return load('main.js') as ReturnType<typeof loadMain>;
}

interface Chunk {
  /** With what Node puts around a module. */
  readonly text: string;
  readonly source: Source;
}

/** In one piece, because V8 would copy one that is put together. */
function readChunk(file: string, front: string, back: string): Chunk {
  const opened = fs.openSync(file, 'r');
  try {
    const source = fs.fstatSync(opened);
    const bytes = room(front.length + source.size + back.length);
    bytes.write(front, 'latin1');
    bytes.write(back, front.length + source.size, 'latin1');
    if (!fill(bytes.subarray(front.length, front.length + source.size), opened))
      throw new Error(`${file} became shorter`);
    return { text: bytes.toString(), source };
  } finally {
    fs.closeSync(opened);
  }
}

function chunksNotIn(
  loaded: ReadonlyMap<string, unknown>,
  chunkOf: (name: string) => Chunk,
): ReadonlyMap<string, Chunk> {
  try {
    const names = fs.readdirSync(__dirname).filter((name) => chunkName.test(name) && !loaded.has(name));
    return new Map(names.map((name) => [name, chunkOf(name)]));
  } catch {
    return new Map();
  }
}

/** With what this start compiled of chunks that were kept: the next that goes the same way finds all of it. */
function keepAll(directory: string, compiled: ReadonlyMap<string, readonly [Source, vm.Script]>): void {
  try {
    const codes = Array.from(
      compiled,
      ([name, [source, script]]) => [name, source, script.createCachedData()] as const,
    );
    keep(directory, codes, levelsToHome);
    sweepKept(directory, Date.now());
  } catch {
    // The next start compiles again.
  }
}

/** V8 takes what it made under the same version and options only; others are kept beside it. */
function kindOf({ version, platform, arch, execArgv, env }: Process): string {
  const options = [...execArgv, env.NODE_OPTIONS].join(' ').trim();
  return [version, platform, arch, ...(options === '' ? [] : [digest(options)])].join('-');
}
