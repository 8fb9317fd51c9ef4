import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Alert from '@cloudscape-design/components/alert'
import { useEffect } from 'react'
import { Navigate, useLocation, useNavigate, useSearchParams } from 'react-router'
import { KeyFields } from '../../components/sign-in/key-fields.tsx'
import { useKeyForm } from '../../components/sign-in/key-form.ts'
import { settings } from '../../settings.ts'
import { TopBar } from '../../shell/top-bar.tsx'
import { pageAfter } from './page-after.ts'
import { Provider } from './provider.tsx'
import { useToken } from './token.ts'
import '../../shell/layout.css'
import './sign-in.css'

/** Who uses the console of a server in the strict mode: by the printed address, whose token stands behind its #, or by an access key. */
export default function SignInScreen() {
  return settings.signIn === true ? <SignIn /> : <Navigate to="/apis" replace />
}

function SignIn() {
  const navigate = useNavigate()
  const [address] = useSearchParams()
  const goOn = () => void navigate(pageAfter(address.get('to')), { replace: true })
  const token = useToken(useLocation().hash, goOn)
  const form = useKeyForm(goOn)
  useEffect(() => {
    document.title = 'Sign in - Fourbox'
  }, [])
  return (
    <div className="sign-in-page">
      <TopBar />
      <main id="main" tabIndex={-1}>
        <form className="sign-in" onSubmit={form.submit}>
          <Container
            header={
              <Header variant="h1" description="This server asks who you are before it shows its APIs.">
                Sign in
              </Header>
            }
            footer={
              <Button variant="primary" fullWidth loading={form.busy} disabled={token.is === 'redeeming'}>
                Sign in
              </Button>
            }
          >
            <SpaceBetween size="l">
              {token.is === 'redeeming' && <StatusIndicator type="loading">Signing in</StatusIndicator>}
              {token.is === 'refused' && <Alert type="error">{token.why}</Alert>}
              {settings.provider !== undefined && (
                <Provider name={settings.provider} address={address} onSignedIn={(to) => void navigate(pageAfter(to), { replace: true })} />
              )}
              <KeyFields form={form} />
            </SpaceBetween>
          </Container>
        </form>
      </main>
    </div>
  )
}
