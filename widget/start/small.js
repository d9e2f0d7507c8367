/*
 * The way out of the small Pyodide, which is the whole one without what our requests do not run: see ../small.py.
 *
 * Where Python comes to something that is not there, this is told at once, whatever becomes of the request after that:
 * no reply counts any more, and the whole Pyodide is asked instead.
 */

import { checksum } from "./checksum.js";

/*
 * module: either Pyodide's WebAssembly; the small one says so itself
 * imports: what Pyodide gives it
 * leave: what is called where Python comes to something that is not there
 */
export async function instantiate(module, imports, leave) {
  const [small] = WebAssembly.Module.customSections(module, "small");
  const [empty, size, sum] = new Uint32Array(small ?? 0);
  if (small) {
    // What comes after these places in the table is then where it is in the whole Pyodide.
    imports.env.__indirect_function_table.grow(empty);
    imports.env._abort_js = () => {
      leave();
      // With this mark neither Pyodide nor Python takes it for an error of theirs.
      throw Object.assign(new Error("the small Pyodide does not have this"), { pyodide_fatal_error: true });
    };
  }
  const instance = await WebAssembly.instantiate(module, imports);
  const { memory, __memory_base } = imports.env;
  if (small && checksum(new Uint8Array(memory.buffer, __memory_base.value, size)) !== sum) {
    throw new Error("small.wasm is damaged");
  }
  return { module, instance };
}
