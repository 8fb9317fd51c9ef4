import { planStack } from '../plan/plan-stack.ts'
import type { PlanSettings, StackPlan } from '../plan/stack-plan.ts'
import type { ProjectFiles } from '../project/project-files.ts'
import { TemplateError, writeFault } from '../template-error.ts'
import { readTemplate } from '../template/read-template.ts'

/** Files in memory, by path; a folder is what stands before a slash. */
export function filesOf(texts: Readonly<Record<string, string>>): ProjectFiles {
  const paths = Object.keys(texts)
  const isFolder = (path: string) => path === '.' || paths.some((known) => known.startsWith(`${path}/`))
  return {
    kindOf: async (path) => (Object.hasOwn(texts, path) ? 'file' : isFolder(path) ? 'folder' : undefined),
    readText: async (path) => {
      const text = texts[path]
      if (text === undefined) throw new Error(`No file ${path}`)
      return text
    },
    list: async (folder) => {
      const before = folder === '.' ? '' : `${folder}/`
      return [...new Set(paths.filter((path) => path.startsWith(before)).map((path) => path.slice(before.length).split('/')[0] ?? ''))]
    },
  }
}

export const settings: PlanSettings = {
  stackId: 'arn:aws:cloudformation:us-east-1:000000000000:stack/shop/11111111-2222-4333-8444-555555555555',
  account: '000000000000',
  region: 'us-east-1',
  importValue: () => undefined,
}

/** The plan of one template, without a project around it. */
export function planText(text: string, changes: Partial<PlanSettings> = {}, files: Readonly<Record<string, string>> = {}): Promise<StackPlan> {
  const template = readTemplate(text, { file: 't.yaml' })
  return planStack(
    { name: 'shop', kind: 'CloudFormation', template, folder: '.', assets: new Map(), parameters: {}, tags: {}, nested: new Map() },
    { ...settings, ...changes },
    filesOf(files),
  )
}

/** What a template is refused with, a line for each fault. */
export async function faultsOf(work: Promise<unknown>): Promise<readonly string[]> {
  try {
    await work
    return []
  } catch (error) {
    if (error instanceof TemplateError) return error.faults.map(writeFault)
    throw error
  }
}
