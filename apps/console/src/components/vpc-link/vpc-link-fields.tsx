import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Field } from '../form/field.tsx'
import { NameAndDescription } from '../form/name-and-description.tsx'
import type { Fields } from '../form/fields.ts'
import { TagFields } from '../tags/tag-fields.tsx'
import type { VpcLinkDraft } from './vpc-link-draft.ts'

/** What a link is made of; its target stands once it has been created. */
export function VpcLinkFields({ form, created }: { readonly form: Fields<VpcLinkDraft>; readonly created: boolean }) {
  const { target, tags } = form.value
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">VPC link details</Header>}>
        <SpaceBetween size="l">
          <NameAndDescription form={form} />
          <Field
            form={form}
            name="targetArns"
            label="Target NLB"
            description="The ARN of a load balancer is kept, and the integration calls the host of its own URI: there is no load balancer on this machine. An address such as 127.0.0.1:8080 leads the link there."
            stretch
          >
            <Input value={target} disabled={created} placeholder="127.0.0.1:8080" onChange={({ detail }) => form.set({ target: detail.value })} />
          </Field>
        </SpaceBetween>
      </Container>
      <Container>
        <TagFields form={form} rows={tags} onChange={(rows) => form.set({ tags: rows })} />
      </Container>
    </SpaceBetween>
  )
}
