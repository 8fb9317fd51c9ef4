/* Runs a script in a folder, in this process: in-folder.ts FOLDER SCRIPT ARGUMENTS… Prints a line first, for whoever waits for one. */
const [folder = '', script = '', ...words] = process.argv.slice(2)
console.log('starting')
process.chdir(folder)
process.argv = [process.execPath, script, ...words]
await import(script)
