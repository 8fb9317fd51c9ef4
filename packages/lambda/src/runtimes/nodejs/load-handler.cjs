'use strict'

const fs = require('node:fs')
const { createRequire } = require('node:module')
const path = require('node:path')
const { HandlerNotFound, ImportModuleError, MalformedHandlerName, UserCodeSyntaxError } = require('./errors.cjs')

// Errors name who asked for a module; the runtime's place is AWS's.
const requireFromRuntime = createRequire('/var/runtime/index.mjs')
const nodeMajor = Number(process.versions.node.split('.')[0])

/**
 * Finds the function that a handler names: `folder/file.member.member`.
 * @throws an error whose name is one of AWS's `Runtime.…`, or what the module throws
 */
async function loadHandler(taskRoot, handler) {
  if (handler.includes('..')) {
    throw new MalformedHandlerName(`'${handler}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`)
  }
  const base = path.basename(handler)
  const folder = handler.slice(0, handler.indexOf(base))
  const dot = base.indexOf('.')
  if (dot < 0) throw new MalformedHandlerName('Bad handler')
  const exported = await loadModule(taskRoot, folder, base.slice(0, dot))
  const found = base
    .slice(dot + 1)
    .split('.')
    .reduce((place, name) => place && place[name], exported)
  if (!found) throw new HandlerNotFound(`${handler} is undefined or not exported`)
  if (typeof found !== 'function') throw new HandlerNotFound(`${handler} is not a function`)
  return found
}

async function loadModule(taskRoot, folder, name) {
  try {
    return await findModule(taskRoot, folder, name)
  } catch (error) {
    if (error instanceof SyntaxError) throw atItsPlace(new UserCodeSyntaxError(error), error, fileOf(path.resolve(taskRoot, folder, name)))
    if (error?.code === 'MODULE_NOT_FOUND') throw new ImportModuleError(error)
    throw error
  }
}

/** The error's own frames are the runtime's: the first of all is where the syntax error stands. */
function atItsPlace(fault, error, file) {
  const place = require('./syntax-error-place.cjs').placeOf(error, file)
  if (place) fault.stack = fault.stack.replace('\n', `\n    at ${place}\n`)
  return fault
}

/** In AWS's order: as it is named, `.js`, `.mjs`, `.cjs`, TypeScript where Node strips types by itself, then as a package. */
function findModule(taskRoot, folder, name) {
  const file = fileOf(path.resolve(taskRoot, folder, name))
  if (!file) return requireFromRuntime(requireFromRuntime.resolve(name, { paths: [taskRoot, folder] }))
  const isModule = path.extname(file) === '.js' ? isModuleScope(path.dirname(file), taskRoot) : /\.(mjs|[mc]?ts)$/.test(file)
  return isModule ? import(toUrl(file)) : requireFromRuntime(file)
}

function fileOf(place) {
  return ['', '.js', '.mjs', '.cjs', ...(nodeMajor >= 24 ? ['.ts', '.mts', '.cts'] : [])]
    .map((extension) => place + extension)
    .find((file) => fs.existsSync(file))
}

function toUrl(file) {
  return require('node:url').pathToFileURL(file).href
}

/** Whether the nearest package.json, up to the function's own folder, says `"type": "module"`. */
function isModuleScope(folder, taskRoot) {
  if (folder.endsWith('/node_modules')) return false
  const manifest = path.join(folder, 'package.json')
  if (fs.existsSync(manifest)) {
    try {
      return JSON.parse(fs.readFileSync(manifest, 'utf8')).type === 'module'
    } catch (error) {
      console.warn(`${manifest} cannot be read, it will be ignored for ES module detection purposes.`, error)
      return false
    }
  }
  const parent = path.dirname(folder)
  return folder === taskRoot || parent === folder ? false : isModuleScope(parent, taskRoot)
}

module.exports = { loadHandler }
