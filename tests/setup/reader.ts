import { bundleJobs } from '@/scripts/prepare/jobs.mjs';

/** Before the first test: the program of the threads that read files, from the sources of now, where the build puts it too. */
export default () => bundleJobs(process.cwd(), ['reader']);
