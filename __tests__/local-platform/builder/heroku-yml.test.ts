import { describe, expect, test } from '@jest/globals'
import { parseHerokuYml } from '../../../src/local-platform/builder/heroku-yml.js'

const web = 'build:\n  docker:\n    web: Dockerfile\n'

describe('a heroku.yml', () => {
  test('names an image for each process type, build arguments, the release command and what runs', () => {
    const text = `
setup:
  addons:
    - plan: heroku-postgresql
  config: &shared
    LANG: en_US.UTF-8
build:
  docker:
    web: Dockerfile
    worker: worker/Dockerfile
    jobs:
      dockerfile: Dockerfile
      target: jobs
  config:
    <<: *shared
    RAILS_ENV: production
    DEBUG: true
    LEVEL: 0x10
release:
  image: worker
  command:
    - rake db:migrate
    - rake db:seed
run:
  web: bundle exec puma -C config/puma.rb
  assets:
    image: worker
    command:
      - python assets.py
`
    expect(parseHerokuYml(text)).toEqual({
      images: [
        { name: 'web', dockerfile: 'Dockerfile', target: null },
        { name: 'worker', dockerfile: 'worker/Dockerfile', target: null },
        { name: 'jobs', dockerfile: 'Dockerfile', target: 'jobs' },
      ],
      args: { LANG: 'en_US.UTF-8', RAILS_ENV: 'production', DEBUG: 'true', LEVEL: '0x10' },
      processes: {
        web: { image: 'web', command: 'bundle exec puma -C config/puma.rb' },
        assets: { image: 'worker', command: 'python assets.py' },
        worker: { image: 'worker', command: null },
        jobs: { image: 'jobs', command: null },
        release: { image: 'worker', command: 'rake db:migrate && rake db:seed' },
      },
    })
  })

  test.each([
    ['release:\n  command: ./migrate\n', 'release', { image: 'web', command: './migrate' }],
    ['run:\n  clock: ./clock\n', 'clock', { image: 'web', command: './clock' }],
    ['    constructor: D\n', 'constructor', { image: 'constructor', command: null }],
    ['run:\n', 'web', { image: 'web', command: null }],
    ['run:\n  web: ./a\n', 'web', { image: 'web', command: './a' }],
  ])('%j runs the image web where it names none', (text, type, process) => {
    expect(parseHerokuYml(web + text).processes[type]).toEqual(process)
  })

  test('runs its only image where it has no image web', () => {
    const text = 'build: {docker: {worker: ./w/Dockerfile}}\nrun: {clock: ./clock}\nrelease: {command: ./m}\n'
    expect(parseHerokuYml(text).processes).toEqual({
      worker: { image: 'worker', command: null },
      clock: { image: 'worker', command: './clock' },
      release: { image: 'worker', command: './m' },
    })
  })

  test.each<[string, string]>([
    ['', 'it must have a build section with docker'],
    ['[]', 'it must have a build section with docker'],
    ['run:\n  web: x\n', 'it must have a build section with docker'],
    ['build:\n  docker: Dockerfile\n', 'build.docker must have a Dockerfile for each process type'],
    ['build:\n  docker: {}\n', 'build.docker must have a Dockerfile for each process type'],
    ['build:\n  docker:\n    web:\n', 'build.docker.web must be the path of a Dockerfile'],
    ['build:\n  docker:\n    web: [a]\n', 'build.docker.web must be the path of a Dockerfile'],
    ['build:\n  docker:\n    web: {target: x}\n', 'build.docker.web must be the path of a Dockerfile'],
    ['build:\n  docker:\n    "a b": Dockerfile\n', 'build.docker: "a b" is not the name of a process type'],
    ['build:\n  docker:\n    __proto__: Dockerfile\n', 'build.docker: "__proto__" is not the name'],
    ['build:\n  docker:\n    web: ../Dockerfile\n', 'build.docker.web must be a path inside the source'],
    ['build:\n  docker:\n    web: a/../../Dockerfile\n', 'build.docker.web must be a path inside the source'],
    ['build:\n  docker:\n    web: /etc/passwd\n', 'build.docker.web must be a path inside the source'],
    ['build:\n  docker:\n    web: "C:\\\\x"\n', 'build.docker.web must be a path inside the source'],
    ['build:\n  docker:\n    web: "a\\0b"\n', 'build.docker.web must be a path inside the source'],
    [
      'build:\n  docker:\n    web: {dockerfile: D, target: "-x"}\n',
      'build.docker.web.target must be the name',
    ],
    [
      'build:\n  docker:\n    web: {dockerfile: D, target: [x]}\n',
      'build.docker.web.target must be the name',
    ],
    [`${web}  config: x\n`, 'build.config must have a value for each name'],
    [`${web}  config:\n    "--file": x\n`, 'build.config: "--file" is not the name of a build argument'],
    [`${web}  config:\n    A: {}\n`, 'build.config.A must be a text'],
    [`${web}  config:\n    A: "a\\0b"\n`, 'build.config.A must be a text'],
    [`${web}release: x\n`, 'release must have a command'],
    [`${web}release:\n  image: web\n`, 'release must have a command'],
    [`${web}release:\n  command: {}\n`, 'release.command must be a command'],
    [`${web}release:\n  command: [a, {}]\n`, 'release.command must be a command'],
    [`${web}release:\n  command: a\n  image: other\n`, 'release.image must be one of build.docker: web'],
    [`${web}run: x\n`, 'run must have a command for each process type'],
    [`${web}run:\n  "a b": x\n`, 'run: "a b" is not the name of a process type'],
    [`${web}run:\n  web: {image: web}\n`, 'run.web must have a command'],
    [`${web}run:\n  web: {command: x, image: {}}\n`, 'run.web.image must be one of build.docker: web'],
    [
      'build:\n  docker:\n    a: D\n    b: D\nrun:\n  c: x\n',
      'run.c.image must be one of build.docker: a, b',
    ],
    ['a: 1\na: 2\n', 'it is not YAML'],
    ['a: *b\n', 'it is not YAML'],
    ['a: !!binary x\n', 'it must have a build section with docker'],
  ])('%j is refused', (text, message) => {
    expect(() => parseHerokuYml(text)).toThrow(`heroku.yml: ${message}`)
  })

  test('cannot exhaust the machine', () => {
    const bomb = Array.from({ length: 12 }, (_, level) => {
      const items =
        level === 0
          ? 'x, x, x'
          : Array(9)
              .fill(`*a${level - 1}`)
              .join(', ')
      return `a${level}: &a${level} [${items}]`
    }).join('\n')
    for (const text of [
      bomb,
      '['.repeat(20_000),
      '{a: '.repeat(20_000),
      '- '.repeat(20_000),
      '? '.repeat(20_000),
      Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      `${web}  config:\n${Array.from({ length: 100_000 }, (_, n) => `    A${n}: x`).join('\n')}`,
      `build:\n  docker:\n${Array.from({ length: 60 }, (_, n) => `    a${n}: D`).join('\n')}`,
    ]) {
      expect(() => parseHerokuYml(text)).toThrow(/^heroku\.yml: /)
    }
  })
})
