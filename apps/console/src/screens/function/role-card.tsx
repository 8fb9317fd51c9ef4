import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { allRoles } from '../../client/iam.ts'
import { CodeText } from '../../components/reading/code-text.tsx'
import { Copyable } from '../../components/reading/copyable.tsx'
import { prettyJson } from '../../components/reading/pretty-json.ts'
import { KeyValuePairs } from '../../components/reading/key-value-pairs.tsx'

/** The execution role, with its trust document where the role is one of this machine. */
export function RoleCard({ arn }: { readonly arn: string }) {
  const role = useQuery(allRoles).data?.find((one) => one.arn === arn)
  return (
    <Container header={<Header variant="h2">Execution role</Header>}>
      <SpaceBetween size="m">
        <KeyValuePairs
          items={[
            { label: 'Role', value: <Copyable text={arn} what="role ARN" /> },
            ...(role ? [] : [{ label: 'On this machine', value: 'No role of this ARN was made here; the function runs without it.' }]),
          ]}
        />
        {role && <CodeText label="Trust document" language="json" text={prettyJson(role.trustDocument)} />}
      </SpaceBetween>
    </Container>
  )
}
