import { isAbsolute } from 'node:path'
import { type Place, readProject, TemplateError, writeFault } from '@fourbox/cloudformation'
import type { Stack } from '@fourbox/domain'
import type { Documents } from '@fourbox/store'
import express from 'express'
import { localOutputs } from '../stacks/local-outputs.ts'
import { filesWithin, oneFile, projectRootOf } from '../stacks/project-files.ts'
import type { ImportedStack, ImportOrder, Stacks } from '../stacks/stacks.ts'
import { StackRefused } from '../stacks/stack-refused.ts'
import { fieldsOf, readFields } from './read-fields.ts'

export interface StacksApiSettings extends Place {
  readonly documents: Documents
  readonly stacks: Stacks
  /** `http://localhost:4401`: where deployed APIs answer. */
  readonly executeOrigin: string
}

/** CloudFormation's stacks: imported from a folder of this machine or a template's text, compared, listed, deleted. */
export function stacksApi({ documents, stacks, executeOrigin, account, region }: StacksApiSettings): express.Router {
  const router = express.Router({ caseSensitive: true, strict: true })
  const shown = (imported: ImportedStack): ImportedStack => ({ ...imported, outputs: localOutputs(imported.outputs, executeOrigin) })

  router.get('/stacks', async (_request, response) => {
    response.json({ item: (await documents.list('stack')).items.map(summaryOf) })
  })

  router.get('/stacks/:name', async (request, response) => {
    const stack = await documents.get('stack', request.params.name)
    if (stack) response.json({ ...stack, outputs: localOutputs(stack.outputs, executeOrigin) })
    else refuseUnknown(response)
  })

  router.post('/stacks', async (request, response) => {
    await answer(response, async () => ({ item: (await stacks.importStacks(await readOrder(request.body, { account, region }))).map(shown) }))
  })

  router.post('/stacks/compare', async (request, response) => {
    await answer(response, async () => ({ item: (await stacks.compare(await readOrder(request.body, { account, region }))).map(shown) }))
  })

  router.delete('/stacks/:name', async (request, response) => {
    await answer(response, () => stacks.deleteStack(request.params.name))
  })

  return router
}

function summaryOf({ stackName, stackId, createdDate, lastUpdatedDate, source, resources, leftOut }: Stack) {
  return { stackName, stackId, createdDate, lastUpdatedDate, source, resources: Object.keys(resources).length, leftOut: leftOut.length }
}

/** Answers with what was done, or with everything that was wrong; 404 where nothing is there. */
async function answer(response: express.Response, act: () => Promise<unknown>): Promise<void> {
  try {
    const done = await act()
    if (done === undefined) refuseUnknown(response)
    else response.json(done)
  } catch (error) {
    if (error instanceof TemplateError) response.status(400).json({ message: error.faults.map(writeFault).join('\n'), faults: error.faults })
    else if (error instanceof StackRefused) response.status(400).json({ message: error.message, faults: [] })
    else throw error
  }
}

function refuseUnknown(response: express.Response): void {
  response.status(404).json({ message: 'There is no such stack' })
}

/** `path` names a file or folder of this machine, `root` the folder that all of its project lies in, where that is one above; `template` is a text whose code is not at hand, `file` what it is called. */
async function readOrder(body: unknown, place: Place): Promise<ImportOrder> {
  const fields = readFields(body)
  const { path, root, template, file, stackName, redeploy, watch } = fields
  const parameters = Object.entries(fieldsOf(fields['parameters'])).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
  const settings = {
    ...(typeof stackName === 'string' && stackName !== '' && { stackName }),
    parameters: Object.fromEntries(parameters),
    redeploy: redeploy === true,
    watched: watch === true,
  }
  if (typeof template === 'string') {
    const name = typeof file === 'string' && file !== '' ? file : 'template'
    const files = oneFile(name, template)
    return { ...settings, files, sources: await readProject(files, name), source: name }
  }
  if (typeof path !== 'string' || !isAbsolute(path)) throw new StackRefused('path must be the absolute path of a file or folder, or template a text')
  if (root !== undefined && (typeof root !== 'string' || !isAbsolute(root))) throw new StackRefused('root must be the absolute path of a folder')
  const files = filesWithin(root ?? (await projectRootOf(path)))
  return { ...settings, files, sources: await readProject(files, path, place), source: path }
}
