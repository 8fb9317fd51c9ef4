'use strict'

/** A function whose code cannot be loaded has a caller who waits. */
const longestCheckInMillis = 3000

/**
 * Where a syntax error stands: `/var/task/index.js:3`; undefined when Node does not tell. Of a CommonJS module it is the first line of the stack. Of an ES
 * module the error itself says nothing, but Node's own check of the file prints it.
 */
function placeOf(error, file) {
  return placeIn(error.stack) ?? (file && placeIn(checkOf(file)))
}

function placeIn(text) {
  return /^(?:file:\/\/)?(\/.*:\d+)$/m.exec(String(text).split('\n', 1)[0])?.[1]
}

function checkOf(file) {
  const { spawnSync } = require('node:child_process')
  return spawnSync(process.execPath, ['--check', file], { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], timeout: longestCheckInMillis }).stderr
}

module.exports = { placeOf }
