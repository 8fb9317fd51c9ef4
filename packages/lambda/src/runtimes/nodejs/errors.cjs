'use strict'

const { types } = require('node:util')

/** The runtime's own errors carry names that callers see as `errorType`. */
function named(name) {
  const type = class extends Error {}
  type.prototype.name = `Runtime.${name}`
  return type
}

class NodeJsExit extends named('NodeJsExit') {
  constructor() {
    super(
      'The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never settled. For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes',
    )
  }
}

class UnhandledPromiseRejection extends named('UnhandledPromiseRejection') {
  constructor(reason) {
    super(reason)
    this.reason = reason
    this.promise = {}
  }
}

/** The error object of an answer: of an error its name, message and lines, of anything else its type and text. */
function toPayload(error) {
  try {
    if (types.isNativeError(error) || looksLikeError(error)) {
      return { errorType: printable(error.name), errorMessage: printable(error.message), trace: printable(error.stack).split('\n') }
    }
    return { errorType: typeof error, errorMessage: error.toString(), trace: [] }
  } catch {
    return {
      errorType: 'handled',
      errorMessage: 'callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack',
    }
  }
}

function looksLikeError(value) {
  return Boolean(value) && [value.name, value.message, value.stack].every((part) => typeof part === 'string' && part !== '')
}

function printable(text) {
  return typeof text === 'string' ? text.replaceAll('\u007F', '%7F') : text
}

/** As the log shows an error: a tab, and JSON with the error's own members after the usual ones. */
function toLogText(error) {
  try {
    return `\t${JSON.stringify(error, (_, value) => (value instanceof Error ? withMembers(value) : value))}`
  } catch {
    return `\t${JSON.stringify(toPayload(error))}`
  }
}

function withMembers(error) {
  const members = { errorType: error.name, errorMessage: error.message, code: error.code, ...error }
  return typeof error.stack === 'string' ? { ...members, stack: error.stack.split('\n') } : members
}

module.exports = {
  toPayload,
  toLogText,
  ImportModuleError: named('ImportModuleError'),
  HandlerNotFound: named('HandlerNotFound'),
  MalformedHandlerName: named('MalformedHandlerName'),
  UserCodeSyntaxError: named('UserCodeSyntaxError'),
  MalformedStreamingHandler: named('MalformedStreamingHandler'),
  InvalidStreamingOperation: named('InvalidStreamingOperation'),
  CallbackHandlerDeprecated: named('CallbackHandlerDeprecated'),
  NodeJsExit,
  UnhandledPromiseRejection,
}
