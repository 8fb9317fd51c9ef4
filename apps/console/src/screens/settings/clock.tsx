import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { readFourbox, writeFourbox } from '../../client/fourbox.ts'
import { Loaded } from '../../components/faces/loaded.tsx'
import { fieldTime } from '../../components/moment/time-text.ts'
import { lengthOfTime } from '../../components/reading/length-of-time.ts'
import { KeyValuePairs } from '../../components/reading/key-value-pairs.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'

interface ServerTime {
  /** Milliseconds since 1970. */
  readonly now: number
  readonly aheadInSeconds: number
}

const queryKey = ['clock']
const askAgainInMillis = 1000
const steps = [
  { seconds: 60, label: '1 minute' },
  { seconds: 300, label: '5 minutes' },
  { seconds: 3600, label: '1 hour' },
  { seconds: 86_400, label: '1 day' },
]

/** The server's time, and moving it forward; for a server that was started with `--clock`. */
export function Clock() {
  const client = useQueryClient()
  const time = useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<ServerTime> => (await readFourbox('clock', signal)).json(),
    refetchInterval: askAgainInMillis,
  })
  const moving = useMutation({
    mutationFn: async (forwardInSeconds: number): Promise<ServerTime> => (await writeFourbox('POST', 'clock', JSON.stringify({ forwardInSeconds }))).json(),
    onSuccess: (moved) => client.setQueryData(queryKey, moved),
  })
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Caches, quotas, presigned addresses and tokens go by it. It goes forward only; a restart is at the machine's time again."
          actions={
            <div className="actions">
              {steps.map(({ seconds, label }) => (
                <WriteButton
                  needs="admin"
                  key={label}
                  disabled={moving.isPending}
                  ariaLabel={`Move the clock ${label} forward`}
                  onClick={() => moving.mutate(seconds)}
                >
                  + {label}
                </WriteButton>
              ))}
            </div>
          }
        >
          Clock
        </Header>
      }
    >
      <Loaded query={time}>
        {({ now, aheadInSeconds }) => (
          <KeyValuePairs
            columns={3}
            items={[
              { label: 'Server time (UTC)', value: fieldTime(now, true) },
              { label: "Ahead of the machine's", value: aheadInSeconds === 0 ? 'not moved' : lengthOfTime(aheadInSeconds) },
            ]}
          />
        )}
      </Loaded>
    </Container>
  )
}
