import { parentPort, workerData } from 'node:worker_threads'
import { lint } from '@fourbox/lint'
import type { Linting, LintOrder } from './lint-thread.ts'

/* The thread's side: judges what it was started with, answers once, and ends. */
const { linted, off }: LintOrder = workerData
const findings = lint(linted, new Set(off))
parentPort?.postMessage({ findings, usage: process.threadCpuUsage() } satisfies Linting)
