import { newFolder } from '../test/unit/store/sample.ts';

/** Lets the Nodes that are started during `work` share a folder of what they have compiled of the modules that they load. */
export async function sharingCompiled<T>(work: () => Promise<T>): Promise<T> {
  process.env['NODE_COMPILE_CACHE'] = newFolder();
  return await work().finally(() => {
    delete process.env['NODE_COMPILE_CACHE'];
  });
}
