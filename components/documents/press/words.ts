/** What a press on many documents says; numbers stand in for those in braces. */
export type PressWords = {
  title: string;
  going: string;
  stop: string;
  stopped: string;
  interrupted: string;
  goOn: string;
  leave: string;
  done: string;
  notAll: string;
  retry: string;
  close: string;
};
