// Where this is set, each start of Node.js parses the file's certificates and its own, which takes as long as all the
// rest of the start. Tests connect to this machine only, and those about certificates set it themselves.
delete process.env.NODE_EXTRA_CA_CERTS

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // Jest's default would leave a directory in the system's temporary directory.
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }],
    '/@actions/(languageservice|workflow-parser)/.+\\.js$': '<rootDir>/__tests__/support/json-imports.cjs',
  },
  transformIgnorePatterns: ['/node_modules/(?!@actions/(languageservice|workflow-parser)/)'],
  // Sources import './x.js', as Node's ESM wants; in the tree it is './x.ts'.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // Most of a test's time is waiting for processes and sockets.
  maxWorkers: '100%',
  testTimeout: 60_000,
}
