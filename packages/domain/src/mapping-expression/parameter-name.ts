/** What a parameter of a method, an integration or a response may be called. JSON:API's `page[size]` is none (floci#3549). */
export const parameterName = /^[a-zA-Z0-9:._$-]+$/
