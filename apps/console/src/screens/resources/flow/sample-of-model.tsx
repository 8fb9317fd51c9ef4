import Button from '@cloudscape-design/components/button'
import { useQuery } from '@tanstack/react-query'
import { wholeList } from '../../../client/query.ts'
import { sampleText } from '../../../components/model/sample-text.ts'

interface SampleOfModelProperties {
  readonly restApiId: string
  readonly modelName: string
  readonly onSample: (text: string) => void
}

/** Makes a body that fits the model of the request; nothing where the schema is no JSON, as XML models are. */
export function SampleOfModel({ restApiId, modelName, onSample }: SampleOfModelProperties) {
  const models = useQuery(wholeList('GetModels', { restApiId })).data ?? []
  const schemas = new Map(models.map(({ name = '', schema = '' }) => [name, schema]))
  const sample = sampleText(schemas.get(modelName) ?? '', schemas)
  if (sample === undefined) return null
  return (
    <Button formAction="none" onClick={() => onSample(sample)}>
      Use a sample of {modelName}
    </Button>
  )
}
