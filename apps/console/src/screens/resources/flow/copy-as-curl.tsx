import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import { useQuery } from '@tanstack/react-query'
import { query } from '../../../client/query.ts'
import type { TestInput } from '../../../components/test-call/test-input.ts'
import { flash } from '../../../shell/flashes.ts'
import { curlOfTest } from './curl-of-test.ts'

interface CopyAsCurlProperties {
  readonly restApiId: string
  readonly path: string
  readonly verb: string
  readonly input: TestInput
}

/** Copies what is typed as a line of curl that calls a stage: which one is asked where there are several. */
export function CopyAsCurl({ restApiId, path, verb, input }: CopyAsCurlProperties) {
  const stages = useQuery(query('GetStages', { restApiId })).data?.item ?? []
  const names = stages.flatMap(({ stageName }) => stageName ?? [])

  async function copy(stageName: string) {
    try {
      await navigator.clipboard.writeText(curlOfTest({ restApiId, stageName, path, verb, input }))
      flash({ type: 'success', content: `Copied a line of curl that calls the stage ${stageName}.` })
    } catch {
      flash({ type: 'error', content: 'The browser did not let the page copy.' })
    }
  }

  const [only = ''] = names
  if (names.length < 2) {
    return (
      <Button
        formAction="none"
        iconName="copy"
        disabled={names.length === 0}
        disabledReason="curl calls a stage: deploy the API first."
        onClick={() => void copy(only)}
      >
        Copy as curl
      </Button>
    )
  }
  return (
    <ButtonDropdown items={names.map((id) => ({ id, text: `Stage ${id}` }))} onItemClick={({ detail }) => void copy(detail.id)}>
      Copy as curl
    </ButtonDropdown>
  )
}
