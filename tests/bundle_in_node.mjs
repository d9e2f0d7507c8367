// Start Python from a bundle, as worker.mjs does in a browser, and print where our package was imported from.
//
//     node bundle_in_node.mjs PYODIDE_FOLDER PROTOCOL_FOLDER

// Node would print the line that failed, and in pyodide.asm.js a line is a megabyte long.
process.on("uncaughtException", (error) => {
  console.error(error.stack)
  process.exit(1)
})

const [pyodide, protocol] = process.argv.slice(2)
const { loadPyodide } = await import(`${pyodide}/pyodide.mjs`)
const python = await loadPyodide({
  indexURL: pyodide,
  lockFileURL: `${protocol}/pyodide-lock.json`,
  packageBaseUrl: protocol,
  packages: ["protocol_logic"],
})
console.log(python.runPython("import protocol_logic; protocol_logic.__file__"))
