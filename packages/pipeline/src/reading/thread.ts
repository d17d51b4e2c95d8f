/** What each of the {@link Threads} runs: tasks in, finished bytes out. */
import { parentPort, workerData } from 'node:worker_threads';
import { openJob } from './jobs.ts';

const job = openJob(workerData.name, workerData.options);
parentPort!.on('message', async ({ task, room }) => {
  const result = await job.run(task, room);
  parentPort!.postMessage(result, [result.bytes.buffer]);
});
