import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import { atFourbox } from '../../settings.ts'

/** The first visit: what this is, and the way to the first API. */
export function Welcome() {
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Welcome to Fourbox</Header>}>
        <SpaceBetween size="m">
          <Box variant="p">
            Build, test and deploy REST APIs of Amazon API Gateway on this machine. Every call passes four boxes, and you see what each of them does with it.
            The quickest start is the example: a pet store that is imported in one step and answers at once.
          </Box>
          <div className="actions">
            <WriteButton variant="primary" href={href('/apis/create?type=example')}>
              Get started
            </WriteButton>
            {atFourbox && <Button href={href('/lessons')}>Take a lesson</Button>}
          </div>
        </SpaceBetween>
      </Container>
      <ColumnLayout columns={2}>
        {kinds.map(({ title, text, endpoint }) => (
          <Container key={title} header={<Header variant="h3">{title}</Header>}>
            <SpaceBetween size="s">
              <Box variant="p">{text}</Box>
              <SpaceBetween direction="horizontal" size="xs">
                <WriteButton href={href(`/apis/create?type=new&endpoint=${endpoint}`)} ariaLabel={`Build a ${title}`}>
                  Build
                </WriteButton>
                <WriteButton href={href(`/apis/create?type=import&endpoint=${endpoint}`)} ariaLabel={`Import a ${title}`}>
                  Import
                </WriteButton>
              </SpaceBetween>
            </SpaceBetween>
          </Container>
        ))}
      </ColumnLayout>
    </SpaceBetween>
  )
}

const kinds = [
  { title: 'REST API', endpoint: 'REGIONAL', text: 'Full control over request and response: models, mapping templates, validators, API keys and usage plans.' },
  { title: 'REST API Private', endpoint: 'PRIVATE', text: 'The same, for clients inside a VPC only.' },
] as const
