import type { Trace, TracedAnswer, TracedBody, TracedHeader } from '@fourbox/domain'
import Box from '@cloudscape-design/components/box'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import { boxTitles } from '../../components/call-picture/box-titles.ts'
import { drawnIn } from '../../components/call-picture/drawn-box.ts'
import { factLines } from '../../components/call-picture/traced-facts.ts'
import { byteCount } from '../../components/reading/byte-count.ts'
import { prettyJson } from '../../components/reading/pretty-json.ts'
import { TitledText } from '../../components/reading/titled-text.tsx'

/** What the chosen box made of the call; for the client, what it sent and was answered. Bodies are a stranger's: text, never HTML. */
export function BoxDetails({ trace, box }: { readonly trace: Trace; readonly box: string }) {
  const { request, answer, boxes } = trace
  const traced = boxes.filter((one) => drawnIn(one.box) === box)
  if (traced.length > 0) {
    return (
      <ColumnLayout columns={traced.length > 1 ? 2 : 1}>
        {traced.map((one) => (
          <TitledText key={one.box} title={boxTitles[one.box]} text={factLines(one.facts)} />
        ))}
      </ColumnLayout>
    )
  }
  if (box !== 'client') return <Box color="text-body-secondary">The call never came to this box.</Box>
  return (
    <ColumnLayout columns={2}>
      <TitledText
        title="Request"
        text={request ? `${request.httpMethod} ${request.target}\n${headerLines(request.headers)}` : 'It was recorded by an earlier version, which kept none.'}
      />
      <TitledText title="Answer" text={answer ? `${trace.status}\n${headerLines(answer.headers)}` : String(trace.status)} />
      <TitledText title={bodyTitle('Request body', request?.body)} text={bodyText(request?.body, 'None')} />
      <TitledText title={bodyTitle('Answer body', answer?.body)} text={bodyText(answer?.body, isStreamed(answer) ? 'Streamed: not kept' : 'None')} />
    </ColumnLayout>
  )
}

function headerLines(headers: readonly TracedHeader[]): string {
  return headers.map(([name, value]) => `${name}: ${value}`).join('\n')
}

function bodyTitle(title: string, body: TracedBody | undefined): string {
  return body === undefined ? title : `${title}, ${byteCount(body.bytes)}${body.isBase64Encoded ? ' in base64' : ''}${body.isCut ? ', its beginning' : ''}`
}

function bodyText(body: TracedBody | undefined, otherwise: string): string {
  if (body === undefined) return otherwise
  return body.isBase64Encoded ? body.text : prettyJson(body.text)
}

/** A body whose length is told, or that is none, is no stream. */
function isStreamed(answer: TracedAnswer | undefined): boolean {
  return answer !== undefined && answer.body === undefined && answer.headers.some(([name]) => name.toLowerCase() === 'transfer-encoding')
}
