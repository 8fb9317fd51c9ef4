// The server, started again at each change, and the console under Vite on port 4402, which passes the rest on to 4400.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { node, root } from './set-up/root.mjs'

const children = [
  spawn(node, ['--watch', 'apps/server/src/command-line/fourbox.ts', 'start', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' }),
  spawn(node, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), '--port', '4402', '--strictPort'], {
    cwd: join(root, 'apps', 'console'),
    stdio: 'inherit',
  }),
]
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => children.forEach((child) => child.kill(signal)))
for (const child of children) child.on('exit', () => children.forEach((other) => other.kill()))
