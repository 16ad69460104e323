// node read.mjs ARTICLES.jsonl WORKERS ROUNDS: reads all articles per round and prints the best rate and the names found, as one line of JSON.
import { readFileSync } from 'node:fs'
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads'
import { fileURLToPath } from 'node:url'
import nlp from 'compromise'
import vader from 'vader-sentiment'

const score = (text) => vader.SentimentIntensityAnalyzer.polarity_scores(text).compound

// Names of three kinds, and for each the mean sentiment of the sentences that hold it.
function read(article) {
  const entities = new Map()
  for (const sentence of nlp(`${article.title}\n${article.body}`).sentences().json({ terms: false })) {
    const part = nlp(sentence.text)
    const names = [...part.people().out('array'), ...part.places().out('array'), ...part.organizations().out('array')]
    if (names.length === 0) continue
    const compound = score(sentence.text)
    for (const name of names) {
      const entity = entities.get(name) ?? { mentions: 0, sum: 0 }
      entity.mentions++
      entity.sum += compound
      entities.set(name, entity)
    }
  }
  return entities
}

function round(articles) {
  let mentions = 0
  for (const article of articles) {
    for (const entity of read(article).values()) mentions += entity.mentions
  }
  return mentions
}

if (isMainThread) {
  const [file, workers, rounds] = process.argv.slice(2)
  const articles = readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line))
  const threads = Array.from({ length: Number(workers) }, (_, i) =>
    new Worker(fileURLToPath(import.meta.url), { workerData: articles.filter((_, at) => at % Number(workers) === i) }))
  const ask = (thread) => new Promise((resolve, reject) => {
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.postMessage('read')
  })
  let best = 0
  let mentions = 0
  for (let i = 0; i < Number(rounds); i++) {
    const start = performance.now()
    mentions = (await Promise.all(threads.map(ask))).reduce((sum, found) => sum + found, 0)
    best = Math.max(best, articles.length / ((performance.now() - start) / 1000))
  }
  for (const thread of threads) await thread.terminate()
  console.log(JSON.stringify({ rate: best, mentions, megabytes: process.memoryUsage().rss / 1e6 }))
} else {
  parentPort.on('message', () => parentPort.postMessage(round(workerData)))
}
