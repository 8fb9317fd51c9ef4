import type { Method } from '@aws-sdk/client-api-gateway'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { wholeList } from '../../../client/query.ts'
import { sampleText } from '../../../components/model/sample-text.ts'
import { modelOfBody } from '../../../components/test-call/test-input.ts'

/** A body that fits the model of a method's request. */
export interface Sample {
  readonly modelName: string
  readonly text: string
}

/** Undefined without a model, until it is there, and where its schema is no JSON, as XML models are. */
export function useSample(restApiId: string, method: Method): Sample | undefined {
  const modelName = modelOfBody(method)
  const models = useQuery({ ...wholeList('GetModels', { restApiId }), enabled: modelName !== undefined }).data
  return useMemo(() => {
    if (modelName === undefined || models === undefined) return undefined
    const schemas = new Map(models.map(({ name = '', schema = '' }) => [name, schema]))
    const text = sampleText(schemas.get(modelName) ?? '', schemas)
    return text === undefined ? undefined : { modelName, text }
  }, [modelName, models])
}
