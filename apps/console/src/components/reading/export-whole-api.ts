import { readFourbox } from '../../client/fourbox.ts'
import { refusalText } from '../../client/refused-field.ts'
import { flash } from '../../shell/flashes.ts'
import { download, filenameOf } from './download.ts'

/** What an API with all of its stages, plans and keys is written as, for those who keep it in a project. */
export const wholeExports = [
  { id: 'cloudformation', text: 'CloudFormation template' },
  { id: 'terraform', text: 'Terraform configuration' },
] as const

/** Hands the file to the browser and says so above the page, or why there is none. */
export async function exportWholeApi(restApiId: string, form: (typeof wholeExports)[number]['id']): Promise<void> {
  try {
    const answer = await readFourbox(`exports/${restApiId}/${form}`)
    const filename = filenameOf(answer.headers.get('content-disposition') ?? undefined, `${restApiId}.json`)
    download(await answer.blob(), filename)
    flash({ type: 'success', content: `Exported the API as ${filename}.` })
  } catch (error) {
    flash({ type: 'error', content: refusalText(error) })
  }
}
