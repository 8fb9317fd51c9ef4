/** AWS's words for the levels of execution logs. */
export const loggingLevelTexts: Readonly<Record<string, string>> = { OFF: 'Off', ERROR: 'Errors only', INFO: 'Errors and info logs' }

/** AWS's words for what is done with a `Cache-Control` header of who may not send it. */
export const strategyTexts: Readonly<Record<string, string>> = {
  FAIL_WITH_403: 'Fail the request with 403 status code',
  SUCCEED_WITH_RESPONSE_HEADER: 'Ignore cache control header; Add a warning in response header',
  SUCCEED_WITHOUT_RESPONSE_HEADER: 'Ignore cache control header',
}

export function activeText(active: boolean | undefined): string {
  return active === true ? 'Active' : 'Inactive'
}
