/** Lets everything run that needs no time to pass. */
async function settled() {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A clock that moves only when the test says so. */
function createFakeClock() {
  let seconds = 0;
  let waiting = [];

  return {
    now: () => seconds,
    pause: (milliseconds) =>
      new Promise((resolve) => waiting.push({ due: seconds + milliseconds / 1000, resolve })),

    async advanceSeconds(howMany) {
      const end = seconds + howMany;
      await settled();
      for (let next = earliest(waiting, end); next; next = earliest(waiting, end)) {
        const due = next;
        waiting = waiting.filter((one) => one !== due);
        seconds = due.due;
        due.resolve();
        await settled();
      }
      seconds = end;
    },
  };
}

function earliest(waiting, end) {
  return waiting.filter((one) => one.due <= end).sort((a, b) => a.due - b.due)[0];
}

module.exports = { createFakeClock, settled };
