import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Fields } from '../form/fields.ts'
import type { IntegrationRequestDraft } from './integration-request-draft.ts'
import { MappingRows } from './mapping-rows.tsx'

/** What the back end is sent beside the body, by its places. */
export function MappingFields({ form }: { readonly form: Fields<IntegrationRequestDraft> }) {
  const { paths, queryStrings, headers } = form.value
  return (
    <SpaceBetween size="l">
      <MappingRows form={form} place="path" title="URL path parameters" what="path parameter" rows={paths} onChange={(rows) => form.set({ paths: rows })} />
      <MappingRows
        form={form}
        place="querystring"
        title="URL query string parameters"
        what="query string parameter"
        rows={queryStrings}
        onChange={(rows) => form.set({ queryStrings: rows })}
      />
      <MappingRows
        form={form}
        place="header"
        title="URL request headers parameters"
        what="request header"
        rows={headers}
        onChange={(rows) => form.set({ headers: rows })}
      />
    </SpaceBetween>
  )
}
