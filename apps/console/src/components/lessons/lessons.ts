import type { Lesson } from './lesson.ts'
import { firstFiveMinutes } from './taught/first-five-minutes.ts'
import { httpIntegration } from './taught/http-integration.ts'
import { httpProxy } from './taught/http-proxy.ts'
import { lambdaCustom } from './taught/lambda-custom.ts'
import { lambdaProxy } from './taught/lambda-proxy.ts'
import { mockApi } from './taught/mock-api.ts'

/** All lessons, in the order in which they are best taken. */
export const lessons: readonly Lesson[] = [firstFiveMinutes, mockApi, httpIntegration, httpProxy, lambdaProxy, lambdaCustom]
