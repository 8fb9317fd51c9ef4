// Builds what `npm start` and the tests run into a folder: node apps/fourbox/build/program.ts FOLDER
import { join } from 'node:path'
import { bundleInto } from './bundle.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Name a folder to build into.')
await bundleInto(folder, join(import.meta.dirname, '../../..'))
