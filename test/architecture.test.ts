import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The rooms of the house: each may import those that stand before it, and nothing behind it. */
const rooms = [
  'errors.ts',
  'causes',
  'pki',
  'wire',
  'observe',
  'scenario',
  'scenarios',
  'catalogue',
  'server',
  'explain',
  'judge',
  'diagnose',
  'audit',
  'control',
  'guide',
  'testing',
  'cli',
  'index.ts',
];

interface Import {
  readonly from: string;
  readonly to: string;
}

/** Every import inside the sources, dynamic ones and those of types alone included. */
function imports(): Import[] {
  const files = ['src', 'scenarios'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );
  return files.flatMap((from) =>
    ts
      .preProcessFile(readFileSync(join(root, from), 'utf8'))
      .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
      .map(({ fileName }) => ({ from, to: relative(root, join(root, dirname(from), fileName)) })),
  );
}

/** `src/pki/mint.ts` is in the room `pki`; `src/errors.js`, which nothing stands around, is one itself. */
function roomOf(file: string): string {
  const [first = '', second = ''] = file.split(sep);
  return first === 'src' ? second.replace(/\.js$/, '.ts') : first;
}

describe('the house', () => {
  const all = imports();
  const told = ({ from, to }: Import) => `${from} imports ${to}`;

  it('has no room that the list of rooms does not know', () => {
    expect(rooms).to.include.members([...new Set(all.flatMap(({ from, to }) => [roomOf(from), roomOf(to)]))]);
  });

  it('lets imports run one way', () => {
    const back = all.filter(({ from, to }) => rooms.indexOf(roomOf(to)) > rooms.indexOf(roomOf(from)));
    expect(back.map(told)).to.deep.equal([]);
  });

  it('lets scenarios know nothing of the rest but their vocabularies', () => {
    const beyond = all.filter(
      ({ from, to }) => roomOf(from) === 'scenarios' && roomOf(to) !== 'scenarios' && !/vocabulary\.ts$/.test(from),
    );
    expect(beyond.map(told)).to.deep.equal([]);
  });

  it('lets nobody but the catalogue know single scenarios', () => {
    const prying = all.filter(
      ({ from, to }) => roomOf(to) === 'scenarios' && !['scenarios', 'catalogue'].includes(roomOf(from)),
    );
    expect(prying.map(told)).to.deep.equal([]);
  });

  it('has one copy of @peculiar/asn1-schema, since two do not know of each other’s types', () => {
    const tree = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8')) as {
      packages: object;
    };
    const copies = Object.keys(tree.packages).filter((path) => path.endsWith('node_modules/@peculiar/asn1-schema'));
    expect(copies).to.have.lengthOf(1);
  });
});

describe('the repository', function () {
  this.timeout(60_000);
  let files: { name: string; text: string }[];

  before('list all files', function () {
    if (!existsSync(join(root, '.git'))) this.skip();
    const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    const names = execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
    files = names
      .filter((name) => existsSync(join(root, name)))
      .map((name) => ({ name, text: readFileSync(join(root, name), 'latin1') }));
  });

  it('holds no key and no certificate', () => {
    const extensions = ['.pem', '.key', '.crt', '.cer', '.der', '.p12', '.pfx', '.jks'];
    const body = /-----BEGIN [A-Z0-9 ]*(?:KEY|CERTIFICATE|CRL)-----\s+[A-Za-z0-9+/=\s]{64}/;
    const found = files.filter(({ name, text }) => extensions.includes(extname(name)) || body.test(text));
    expect(found.map(({ name }) => name)).to.deep.equal([]);
  });

  it('names no place on the machine that it was written on', () => {
    const places = [root.replace(/\/$/, ''), homedir()].filter((place) => place.split(sep).length > 2);
    const usual = /(?<![\w.~-])(?:\/(?:home|Users)\/[a-z]\w*|\/root|\/work)\/\w|\b[A-Z]:\\Users\\/;
    const telling = files.filter(({ text }) => usual.test(text) || places.some((place) => text.includes(place)));
    expect(telling.map(({ name }) => name)).to.deep.equal([]);
  });
});

describe('the package', function () {
  this.timeout(180_000);
  let packed: string[];

  before('pack it without writing it', () => {
    const npm = (...args: string[]) => execFileSync('npm', args, { cwd: root, encoding: 'utf8' });
    if (!existsSync(join(root, 'dist/src/index.js'))) npm('run', '--silent', 'build');
    const [pack] = JSON.parse(npm('pack', '--dry-run', '--json', '--ignore-scripts')) as [
      { files: { path: string }[] },
    ];
    packed = pack.files.map(({ path }) => path);
  });

  it('has what its users need', () => {
    const { bin, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      bin: Record<string, string>;
      exports: Record<string, string | Record<string, string>>;
    };
    const entries = [bin, ...Object.values(exports)].flatMap((each) =>
      typeof each === 'string' ? [each] : Object.values(each),
    );
    const wanted = [...entries.map((each) => each.replace(/^\.\//, '')), 'README.md', 'LICENSE', 'package.json'];
    expect(packed).to.include.members(wanted);
  });

  it('has neither tests nor keys nor anything that only this repository needs', () => {
    const wanted = /^dist\/(?:src|scenarios)\/.+\.(?:js|d\.ts)$|^[A-Z]+(?:\.md)?$|^package\.json$/;
    const needless = packed.filter((path) => !wanted.test(path) || path.includes('.test.'));
    expect(needless).to.deep.equal([]);
  });
});
