import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { logGroup, type TaggedGroup } from '../../client/log-group.ts'
import { Loaded } from '../../components/faces/loaded.tsx'
import { DeleteLogGroup } from '../../components/logs/delete-log-group.tsx'
import { groupsHelp } from '../../components/logs/help.tsx'
import { logsAddress } from '../../components/logs/logs-address.ts'
import { retentionText } from '../../components/logs/retentions.ts'
import { SilentNodes } from '../../components/nodes/silent-nodes.tsx'
import { byteCount } from '../../components/reading/byte-count.ts'
import { Copyable } from '../../components/reading/copyable.tsx'
import { dateTime } from '../../components/reading/date-time.ts'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import { Screen } from '../../shell/screen.tsx'
import { Streams } from './streams.tsx'
import { KeyValuePairs } from '../../components/reading/key-value-pairs.tsx'

/** One group: what is set of it, and its streams. */
export default function LogGroupScreen() {
  const { logGroupName = '' } = useParams()
  const navigate = useNavigate()
  const group = useQuery(logGroup(logGroupName))
  const [deleting, setDeleting] = useState(false)
  return (
    <Screen
      title={logGroupName}
      help={groupsHelp}
      actions={
        <>
          <WriteButton disabled={!group.data} onClick={() => setDeleting(true)}>
            Delete
          </WriteButton>
          <WriteButton href={href('/log-groups/:logGroupName/edit', { logGroupName })}>Edit</WriteButton>
          <Button href={`${logsAddress({ group: logGroupName })}?live=on`}>Live tail</Button>
          <Button variant="primary" href={logsAddress({ group: logGroupName })}>
            Search log events
          </Button>
        </>
      }
    >
      <Loaded query={group}>
        {(loaded) => (
          <SpaceBetween size="l">
            <Details group={loaded} />
            <SilentNodes />
            <Streams logGroupName={logGroupName} />
          </SpaceBetween>
        )}
      </Loaded>
      {deleting && (
        <DeleteLogGroup logGroupName={logGroupName} onDismiss={() => setDeleting(false)} onDeleted={() => navigate('/log-groups', { replace: true })} />
      )}
    </Screen>
  )
}

function Details({ group }: { readonly group: TaggedGroup }) {
  const { logGroupArn = '', creationTime, retentionInDays, storedBytes = 0, logGroupClass = '', tags } = group
  const tagList = Object.entries(tags).map(([key, value]) => (value === '' ? key : `${key}: ${value}`))
  return (
    <Container header={<Header variant="h2">Log group details</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: 'Retention', value: retentionText(retentionInDays) },
          { label: 'Stored', value: byteCount(storedBytes) },
          { label: 'Created', value: creationTime === undefined ? '–' : dateTime(new Date(creationTime)) },
          { label: 'Class', value: logGroupClass },
          { label: 'Tags', value: tagList.length === 0 ? '–' : tagList.join(', ') },
          { label: 'ARN', value: <Copyable text={logGroupArn} what="ARN" /> },
        ]}
      />
    </Container>
  )
}
