/* The files of the bundle, by folder and name: from wherever the site is. The copy for a disk has its own. */

const { fetch } = self; // before worker.mjs answers Pyodide in its place

export const script = (folder, name) => import(folder + name);
export const file = (folder, name) => fetch(folder + name);
