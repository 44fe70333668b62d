import type { Plugin } from 'esbuild';

const NEVER = `() => { throw new TypeError('This part of a package is left out'); }`;

/**
 * Parts of packages that this program never reaches, and what stands in their place. Forms and files are never sent or read,
 * and the XML reader never looks into entities: who reaches one of these all the same gets an error, never a value.
 */
const STAND_INS: ReadonlyMap<string, string> = new Map([
  ['fetch-blob', 'export default globalThis.Blob;'],
  [
    'fetch-blob/from.js',
    `export const { Blob, File } = globalThis;
     export const fileFromSync = ${NEVER}, fileFrom = ${NEVER}, blobFromSync = ${NEVER}, blobFrom = ${NEVER};`,
  ],
  ['formdata-polyfill/esm.min.js', `export const { FormData } = globalThis; export const formDataToBlob = ${NEVER};`],
  ['./utils/multipart-parser.js', `export const toFormData = ${NEVER};`],
  ['is-unsafe', `export const isUnsafe = ${NEVER}; export const HTML = {}, XML = {};`],
  [
    '@nodable/entities',
    `export class EntityDecoder {
       reset() {}
       setXmlVersion = ${NEVER};
       addInputEntities = ${NEVER};
       decode = ${NEVER};
     }
     export const XML = {}, CURRENCY = {}, COMMON_HTML = {}, ENTITY_ACTION = {};`,
  ],
]);

/** Leaves out of the bundle what is in it for others only. */
export const leftOut: Plugin = {
  name: 'left-out',
  setup(build) {
    build.onResolve({ filter: /./ }, ({ path, importer }) =>
      STAND_INS.has(path) && importer.includes('node_modules') ? { path, namespace: 'left-out' } : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'left-out' }, ({ path }) => ({ contents: STAND_INS.get(path) ?? '' }));
  },
};
