import Container from '@cloudscape-design/components/container'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { wholeList } from '../../client/query.ts'
import { Empty } from '../../components/faces/empty.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { responseTypes } from '../../components/gateway-response/response-type.ts'
import '../../components/tree/tree.css'
import { TreeLayout } from '../../components/tree/tree-layout.tsx'
import { Screen } from '../../shell/screen.tsx'
import { help } from './help.tsx'
import { ResponseDetails } from './response-details.tsx'
import { TypeList } from './type-list.tsx'

/** The answers that API Gateway gives by itself: types on the left, the selected one on the right. */
export default function GatewayResponsesScreen() {
  const { restApiId = '', responseType } = useParams()
  const responses = useQuery(wholeList('GetGatewayResponses', { restApiId }))
  return (
    <Screen title="Gateway responses" help={help}>
      <Loaded query={responses}>
        {(all) => {
          const sorted = all.toSorted((a, b) => responseTypes.indexOf(a.responseType ?? '') - responseTypes.indexOf(b.responseType ?? ''))
          const selected = responseType === undefined ? sorted[0] : sorted.find((response) => response.responseType === responseType)
          return (
            <TreeLayout
              what="Response types"
              chosen={responseType}
              tree={
                <Container>
                  <TypeList restApiId={restApiId} responses={sorted} selected={selected?.responseType} />
                </Container>
              }
            >
              {selected ? (
                <ResponseDetails restApiId={restApiId} response={selected} />
              ) : (
                <Container>
                  <Empty title="No such type" text="Choose one of the types on the left." />
                </Container>
              )}
            </TreeLayout>
          )
        }}
      </Loaded>
    </Screen>
  )
}
