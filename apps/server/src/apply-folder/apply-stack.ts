import { existsSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { type Place, readProject, TemplateError, writeFault } from '@fourbox/cloudformation'
import type { StackAction } from '@fourbox/domain'
import { localOutputs } from '../stacks/local-outputs.ts'
import { filesWithin } from '../stacks/project-files.ts'
import type { ImportedStack, Stacks } from '../stacks/stacks.ts'
import { StackRefused } from '../stacks/stack-refused.ts'

export interface ApplyStackSettings {
  readonly stacks: Stacks
  /** Where deployed APIs answer. */
  readonly executeOrigin: string
  /** What has been done, and what could not: a line each. */
  readonly report: (line: string) => void
  /** The folder that is applied. */
  readonly folder: string
  /** Whether functions run anew when their code changes. */
  readonly watched: boolean
  readonly place: Place
}

/**
 * Imports the stacks of a template, or of the manifest of a CDK app, within a folder that is applied. APIs that have
 * changed are deployed, whatever the template calls their deployments.
 */
export async function applyStack(file: string, { stacks, executeOrigin, report, folder, watched, place }: ApplyStackSettings): Promise<void> {
  try {
    const path = join(folder, file)
    const files = filesWithin(folder)
    const sources = await readProject(files, path, place)
    const named = sources.length === 1 && sources[0]?.kind !== 'CDK' ? { stackName: stackNameOf(file) } : {}
    const imported = await stacks.importStacks({ sources, files, parameters: {}, redeploy: true, watched, source: path, ...named })
    for (const stack of imported) for (const line of linesOf(stack, executeOrigin)) report(`${file}: ${line}`)
  } catch (error) {
    if (error instanceof TemplateError) for (const fault of error.faults) report(writeFault(fault))
    else if (error instanceof StackRefused) report(`${file}: ${error.message}`)
    else throw error
  }
}

/** `orders/template.yaml` is the stack `orders`, `shop/items.json` is `shop-items`. */
function stackNameOf(file: string): string {
  const path = file.replace(/\.\w+$/, '').split(sep)
  const parts = path.length > 1 && path.at(-1) === 'template' ? path.slice(0, -1) : path
  return parts.join('-').replaceAll(/[^A-Za-z0-9-]/g, '-')
}

function* linesOf({ stack, resources, leftOut, outputs, warnings }: ImportedStack, executeOrigin: string): Generator<string> {
  for (const warning of warnings) yield `warning: ${warning}`
  const counts = Map.groupBy(resources, ({ action }): StackAction => action)
  yield `the stack ${stack}: ${[...counts].map(([action, each]) => `${each.length} ${action}`).join(', ')}`
  for (const { logicalId, type, why } of leftOut) yield `left out: ${logicalId} (${type}): ${why}`
  for (const { name, value } of localOutputs(outputs, executeOrigin)) yield `${name} = ${value}`
}

/** Whether a file is the manifest of what CDK has synthesized, all of whose stacks it stands for. */
export function isManifest(folder: string, file: string): boolean {
  return basename(file) === 'manifest.json' && existsSync(join(folder, dirname(file), 'cdk.out'))
}

/**
 * Which file of a folder stands for another: in what CDK synthesizes, the manifest stands for every template.
 * Undefined for what only belongs to such an app.
 */
export function standingFor(folder: string, file: string): string | undefined {
  for (let within = dirname(file); ; within = dirname(within)) {
    const manifest = join(within, 'manifest.json')
    if (isManifest(folder, manifest) && existsSync(join(folder, manifest))) {
      return within === dirname(file) && /(?:^manifest|\.template|\.assets)\.json$/.test(basename(file)) ? manifest : undefined
    }
    if (within === '.') return file
  }
}
