import fs from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { cacheDirectory, isPrivate, makePrivate } from './cli/completion/cache.ts';

type Process = NodeJS.Process;

/** As `start-BeIoJcvt.js`: its name tells its content, so what was kept under that name is never of another build. */
const chunkName = /^[\w-]+-[\w-]{8}\.js$/;

/**
 * Loads `main.js` of the program and its chunks with what V8 made of them at an earlier start: compiling takes longer than
 * all the work of a refusal. It is kept in `<cache>/ecs-invoke/code/<version and kind of Node>`, for this user alone.
 * Nothing depends on it: where it cannot be kept, belongs to somebody else or is of another V8, the chunks are compiled as
 * ever. Not used where Node's own NODE_DISABLE_COMPILE_CACHE or NODE_V8_COVERAGE is set, nor beside `--enable-source-maps`,
 * which would see no maps: null then, and the caller loads it as usual.
 */
export function loadMain(process: Process): { main(process: Process): Promise<number> } | null {
  const { env, platform, version, arch } = process;
  const top = cacheDirectory(env, platform);
  const isUnwanted = env.NODE_DISABLE_COMPILE_CACHE || env.NODE_V8_COVERAGE || process.sourceMapsEnabled;
  if (top === null || isUnwanted) return null;
  const directory = path.join(top, 'code', `${version}-${platform}-${arch}`);
  const loaded = new Map<string, vm.Script>();
  let isNew = false;
  const trusted = isThisUsers(directory);
  process.once('exit', () => {
    // With what this start compiled of the others: the next that goes the same way finds all of it.
    if (isNew) keep(loaded, directory);
  });

  const load = (name: string): unknown => {
    const file = path.join(__dirname, name);
    const known = require.cache[file];
    if (known) return known.exports;
    const module = Object.assign(new Module(file), { filename: file });
    require.cache[file] = module;
    const isKept = chunkName.test(name);
    const kept = isKept && trusted ? read(path.join(directory, name)) : null;
    const wrapped = Module.wrap(fs.readFileSync(file, 'utf8'));
    const script = new vm.Script(wrapped, { filename: file, ...(kept && { cachedData: kept }) });
    if (isKept) {
      loaded.set(name, script);
      isNew ||= kept === null || script.cachedDataRejected === true;
    }
    const required = (id: string) => (id.startsWith('./') ? load(id.slice(2)) : require(id));
    script.runInThisContext().call(module.exports, module.exports, required, module, file, __dirname);
    module.loaded = true;
    return module.exports;
  };
  return load('main.js') as ReturnType<typeof loadMain>;
}

/** Whatever lies there is run: nobody else may have put it there. */
function isThisUsers(directory: string): boolean {
  try {
    return isPrivate(directory);
  } catch {
    return false;
  }
}

function read(file: string): Buffer | null {
  try {
    return fs.readFileSync(file);
  } catch {
    return null;
  }
}

function keep(loaded: ReadonlyMap<string, vm.Script>, directory: string): void {
  try {
    // Of a home that is not there nothing is made.
    if (!fs.existsSync(path.resolve(directory, '..', '..', '..', '..'))) return;
    makePrivate(directory);
    if (!isPrivate(directory)) return;
    for (const [name, script] of loaded) {
      const draft = path.join(directory, `${name}.${process.pid}`);
      fs.writeFileSync(draft, script.createCachedData(), { flag: 'wx', mode: 0o600 });
      fs.renameSync(draft, path.join(directory, name));
    }
    const chunks = new Set(fs.readdirSync(__dirname));
    for (const name of fs.readdirSync(directory)) {
      if (!chunks.has(name)) fs.rmSync(path.join(directory, name), { force: true });
    }
  } catch {
    // The next start compiles again.
  }
}
