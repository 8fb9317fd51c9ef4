import type { ImportedApi, ImportedStack, RunningFourbox } from './running-fourbox.ts'

/** Imports as the command line does, and deploys where a stage is asked for. The function rejects with the command's own words. */
export function importer(command: RunningFourbox['command'], invokeUrl: RunningFourbox['invokeUrl']): RunningFourbox['import'] {
  const said = async (name: string, ...arguments_: readonly string[]): Promise<unknown> => {
    const { exitCode, output, errors } = await command(name, ...arguments_, '--json')
    if (exitCode !== 0) throw new Error(errors.trim() === '' ? output : errors.trim())
    return JSON.parse(output)
  }
  return async (wanted) => {
    const { path, stage, options = [] } = typeof wanted === 'string' ? { path: wanted } : wanted
    const imported = await said('import', path, ...options)
    // An app of the CDK can have several.
    const stacks = [imported].flat().filter(isStack)
    if (stacks.length > 0) return stacks.map((stack) => ({ ...stack, type: 'stack' }))
    if (!isApi(imported)) throw new Error(`“fourbox import ${path}” told neither an API nor a stack.`)
    const api: ImportedApi = { type: 'api', id: imported.id, name: imported.name }
    if (stage === undefined) return [api]
    await said('deploy', api.id, '--stage', stage)
    return [{ ...api, invokeUrl: invokeUrl(api.id, stage) }]
  }
}

function isStack(value: unknown): value is Omit<ImportedStack, 'type'> {
  return typeof value === 'object' && value !== null && 'stack' in value && 'resources' in value
}

function isApi(value: unknown): value is Omit<ImportedApi, 'type'> {
  return typeof value === 'object' && value !== null && 'id' in value && 'name' in value
}
