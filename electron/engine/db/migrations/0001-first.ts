import type { Migration } from '../migrate.ts';

/**
 * The shape decides the speed, not the cipher: JSON text is the truth (what we did not understand survives a round
 * trip), beside it few narrow integers. Ids are 16-byte BLOBs, text where an id is no UUID. A reference is the
 * integer of the resource it points to; one that has not come yet stands as a row without JSON.
 */
export const first: Migration = {
  version: 1,
  sql: `
    CREATE TABLE resource (
      num          INTEGER PRIMARY KEY,        -- what references point to
      type         INTEGER NOT NULL,           -- place in RESOURCE_TYPES
      fhir_id      ANY NOT NULL,               -- 16 bytes of a UUID, or text
      version      TEXT,                       -- meta.versionId; NULL: referred to, not yet seen (or gone)
      etag         TEXT,                       -- of this version, as the portal gave it; NULL: it came without one
      last_updated INTEGER NOT NULL DEFAULT 0, -- the portal's clock, ms
      patient      INTEGER,                    -- num of whom it is about
      parent       INTEGER,                    -- num of the Task a Communication belongs to, of the Schedule of a Slot ...
      owner        INTEGER,                    -- num of whom it is assigned to; of a Patient: the GP; of a booking asked for: whose calendar
      kind         INTEGER,                    -- place in TASK_KINDS, COMMUNICATION_KINDS or CONSENT_CODES
      open         INTEGER,                    -- Tasks and Appointments: 1 waits for someone, 0 does not
      due          INTEGER,                    -- the same: last day to answer, days since 1970 in Norway
      at           INTEGER,                    -- when it was sent, received, starts: ms
      json         TEXT                        -- the resource as the portal gave it
    ) STRICT;
    CREATE UNIQUE INDEX resource_id ON resource (type, fhir_id);
    CREATE INDEX resource_thread ON resource (parent, at) WHERE parent IS NOT NULL;
    -- Asked for every row that someone sees: whom has this patient kept from looking?
    CREATE INDEX resource_block ON resource (patient) WHERE type = 7 AND kind = 2;
    CREATE INDEX resource_patient ON resource (patient, type, at) WHERE patient IS NOT NULL;

    -- What patients send along, apart from the text of its message: a thread is read without its pictures.
    CREATE TABLE attachment (
      message  INTEGER NOT NULL,              -- num of the Communication
      place    INTEGER NOT NULL,              -- in its payload
      state    TEXT NOT NULL CHECK (state IN ('here', 'at-portal', 'wanted', 'refused')),
      url      TEXT,                          -- where it lies, as the message says; NULL: it lay in the message itself
      type     TEXT,                          -- what it is, by its own bytes; NULL: not looked at, or refused
      size     INTEGER,                       -- bytes
      refused  TEXT,                          -- AttachmentRefused, JSON: why it is not shown, and not kept
      fetched  INTEGER,                       -- when, ms; NULL: it came with the message, or is not here
      content  BLOB,                          -- last, so that the rest is read without it
      PRIMARY KEY (message, place)
    ) STRICT;
    CREATE INDEX attachment_wanted ON attachment (message) WHERE state = 'wanted';
    CREATE INDEX attachment_at_portal ON attachment (message) WHERE state = 'at-portal';
    CREATE INDEX attachment_fetched ON attachment (fetched, size) WHERE fetched IS NOT NULL;

    CREATE TABLE cursor (
      type       INTEGER PRIMARY KEY,
      mark       INTEGER NOT NULL,            -- the largest meta.lastUpdated applied, ms by the portal's clock
      loaded     INTEGER NOT NULL DEFAULT 0   -- 1: the first load of this type has been completed
    ) STRICT;

    CREATE TABLE outbox (
      seq        INTEGER PRIMARY KEY,         -- sending order
      entry_id   TEXT NOT NULL UNIQUE,        -- travels with every request of the entry; lets us spot a repeat
      kind       TEXT NOT NULL,
      lane       INTEGER NOT NULL,            -- the patient's num: one patient's entries go in order, patients side by side
      task       INTEGER NOT NULL,            -- num of the Task it is about
      author     INTEGER NOT NULL,            -- num of the Practitioner who did it
      writer     INTEGER NOT NULL,            -- num of the Practitioner who wrote its text, which goes back to them
      requester  TEXT,                        -- who asked when its author saw it, as a FHIR reference; NULL: the patient
      created    INTEGER NOT NULL,            -- ms by this machine's clock
      step       INTEGER NOT NULL DEFAULT 0,  -- which one is next
      base       TEXT NOT NULL,               -- version of the Task that its author saw
      state      TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'conflict', 'rejected', 'acknowledged', 'withdrawn')),
      attempts   INTEGER NOT NULL DEFAULT 0,
      not_before INTEGER,                     -- NULL: as soon as there is a line
      problem    TEXT,                        -- the last DeliveryProblem, JSON
      settled    INTEGER                      -- when it was acknowledged, rejected or withdrawn
    ) STRICT;
    CREATE INDEX outbox_unsettled ON outbox (lane, seq) WHERE state NOT IN ('acknowledged', 'withdrawn');
    CREATE INDEX outbox_task ON outbox (task, seq);
    -- Apart, for they are long and never change: each step of a delivery writes the pages of its entry anew.
    CREATE TABLE outbox_steps (
      seq        INTEGER PRIMARY KEY REFERENCES outbox ON DELETE CASCADE,
      steps      TEXT NOT NULL                -- the requests, frozen when the act was done
    ) STRICT;

    CREATE TABLE draft (
      task     INTEGER NOT NULL,
      patient  INTEGER NOT NULL,                -- num of the patient it was written for, whoever the Task is about by now
      author   INTEGER NOT NULL,
      field    TEXT NOT NULL DEFAULT 'answer',  -- which text of the matter: an answer, an internal note ...
      text     TEXT NOT NULL,
      saved    INTEGER NOT NULL,
      PRIMARY KEY (task, patient, author, field)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX draft_author ON draft (author, saved);

    CREATE TABLE form_draft (                 -- half typed into a form that is no matter's
      author   INTEGER NOT NULL,              -- num of the Practitioner
      field    TEXT NOT NULL,
      about    TEXT NOT NULL,                 -- a resource, or a language and a template
      text     TEXT NOT NULL,
      PRIMARY KEY (author, field, about)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE pin (
      practitioner INTEGER PRIMARY KEY,       -- num
      signed_in    INTEGER NOT NULL,          -- the last full sign-in on this machine, ms
      line         INTEGER NOT NULL,          -- the last line of the access log before it
      may_choose   INTEGER NOT NULL,          -- 1 from a full sign-in until a PIN is used: may choose one without the old
      failures     INTEGER NOT NULL,          -- tried in a row and not found right
      tried        INTEGER NOT NULL,          -- when the last of them was, ms
      secret       TEXT                       -- scrypt with its parameters and salt; NULL: none chosen, or ended
    ) STRICT;

    CREATE TABLE template (                   -- the surgery's own versions; what is shipped and unchanged is not here
      id       TEXT NOT NULL,
      language TEXT NOT NULL,
      purpose  TEXT NOT NULL,
      about    TEXT NOT NULL,
      title    TEXT NOT NULL,
      text     TEXT NOT NULL,
      hidden   INTEGER NOT NULL,
      place    INTEGER NOT NULL,              -- when it was made, ms: the order of those that were made here
      PRIMARY KEY (language, id)
    ) STRICT, WITHOUT ROWID;

    -- Ways past a patient's blocks that have been taken; they end by themselves.
    CREATE TABLE block_override (
      practitioner INTEGER NOT NULL,          -- num
      patient      INTEGER NOT NULL,          -- num
      reason       TEXT NOT NULL,
      at           INTEGER NOT NULL,          -- ms
      until        INTEGER NOT NULL,
      PRIMARY KEY (patient, practitioner, at)
    ) STRICT, WITHOUT ROWID;

    -- The work queue: one narrow row a matter, made out of the tables above and always equal to them (workStore). A list
    -- reads it alone: after every commit of the writer the reader has to read, and decrypt, its pages anew.
    CREATE TABLE work (
      num          INTEGER PRIMARY KEY,       -- of the Task or Appointment
      id           ANY NOT NULL,              -- its FHIR id, packed
      kind         INTEGER NOT NULL,          -- place in WORK_KINDS
      task_kind    INTEGER,                   -- place in TASK_KINDS; NULL: an Appointment
      waits        INTEGER NOT NULL,          -- 1: someone here must act; 0: it has ended lately, or its answer is on its way
      state        INTEGER NOT NULL,          -- place in QUEUE_STATES
      urgent       INTEGER NOT NULL,
      due          INTEGER NOT NULL,          -- days since 1970 in Norway; very large where nobody has set a day
      at           INTEGER NOT NULL,          -- received, ms
      done         INTEGER NOT NULL,          -- ended or answered here, ms; 0 while it waits
      starts       INTEGER,                   -- a booking: the time asked for, ms
      patient      INTEGER,
      name         TEXT,
      name_key     TEXT NOT NULL,             -- as in patient_shown
      birthday     TEXT,
      gp           INTEGER NOT NULL,          -- num of the responsible GP; 0: nobody
      owner        INTEGER NOT NULL,          -- num of whom it is assigned to; 0: the whole surgery; below 0: a team (workDesk)
      requester    TEXT,                      -- reference to who writes on the patient's behalf
      subject      TEXT NOT NULL,
      preview      TEXT NOT NULL,             -- first words of the newest message, while it waits
      said         INTEGER,                   -- when that was sent, ms
      claimed      INTEGER,                   -- since when its owner has taken it, ms
      claiming     INTEGER,                   -- outbox.seq of a «take» on its way
      opened_by    TEXT,                      -- id of the Practitioner who has it open, and from when until when
      opened_since INTEGER,
      opened_until INTEGER,
      drafts       INTEGER NOT NULL,          -- 1: someone here has written and not sent
      entry        INTEGER                    -- outbox.seq of what was done here last, for its delivery
    ) STRICT;
    -- The order of the queue (compareInQueue); what filters ask stands beside it, so that the table is read for a page only.
    CREATE INDEX work_due ON work (urgent DESC, due, at, kind, gp, owner) WHERE waits = 1;
    CREATE INDEX work_kind ON work (kind, urgent DESC, due, at, gp, owner) WHERE waits = 1;
    CREATE INDEX work_gp ON work (gp, urgent DESC, due, at, kind, owner) WHERE waits = 1;
    CREATE INDEX work_owner ON work (owner, urgent DESC, due, at, kind, gp) WHERE waits = 1;
    CREATE INDEX work_received ON work (at DESC, urgent, due, kind, gp, owner) WHERE waits = 1;
    CREATE INDEX work_patient ON work (name_key, urgent DESC, due, at, kind, gp, owner) WHERE waits = 1;
    CREATE INDEX work_done ON work (done DESC, kind, gp, owner) WHERE waits = 0;
    CREATE INDEX work_done_owner ON work (owner, done DESC, kind, gp) WHERE waits = 0;
    -- How many there are of each, so that counting does not walk the queue.
    CREATE TABLE work_tally (
      waits    INTEGER NOT NULL,
      kind     INTEGER NOT NULL,
      gp       INTEGER NOT NULL,
      owner    INTEGER NOT NULL,
      urgent   INTEGER NOT NULL,
      day      INTEGER NOT NULL,              -- due, what is long overdue as one day (workHorizon); 0 for what does not wait
      n        INTEGER NOT NULL,
      PRIMARY KEY (waits, kind, gp, owner, urgent, day)
    ) STRICT, WITHOUT ROWID;
    -- Patient's name and subject, folded as patient_name; the rowid is work.num. Beginnings of words are found without
    -- an index of their own.
    CREATE VIRTUAL TABLE work_text USING fts5(
      text, tokenize = "unicode61 remove_diacritics 0", content = '', contentless_delete = 1
    );

    CREATE TABLE quarantine (
      type     TEXT NOT NULL,
      fhir_id  TEXT NOT NULL,                 -- '' where the resource has none
      field    TEXT NOT NULL,
      problem  TEXT NOT NULL,
      since    INTEGER NOT NULL,
      raw      TEXT NOT NULL,
      PRIMARY KEY (type, fhir_id)
    ) STRICT;

    -- What is here and no longer at the portal, and goes only when a person has said so.
    CREATE TABLE erasure (
      type     INTEGER NOT NULL,              -- place in RESOURCE_TYPES
      fhir_id  ANY NOT NULL,                  -- as in resource
      why      TEXT NOT NULL CHECK (why IN ('deleted', 'not-ours')),
      since    INTEGER NOT NULL,              -- found missing, ms
      PRIMARY KEY (type, fhir_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE setting (
      name   TEXT PRIMARY KEY,
      value  TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- What a person has chosen for themselves, wherever they sign in on this machine.
    CREATE TABLE own_setting (
      person INTEGER NOT NULL,                -- num of the Practitioner
      name   TEXT NOT NULL,
      value  TEXT NOT NULL,
      PRIMARY KEY (person, name)
    ) STRICT, WITHOUT ROWID;

    -- Stands by itself: names as they were then, so that a line says the same when the people in it are gone from here.
    CREATE TABLE access_log (
      seq          INTEGER PRIMARY KEY,       -- 1, 2, 3 ...: a number that lacks is a line that lacks
      at           INTEGER NOT NULL,
      practitioner TEXT,                      -- FHIR id; NULL: the program itself
      name         TEXT NOT NULL,
      role         TEXT NOT NULL,
      unit         TEXT NOT NULL,
      act          TEXT NOT NULL,
      patient      TEXT,                      -- FHIR id; NULL: about no one patient
      patient_name TEXT,
      ground       TEXT NOT NULL,
      reason       TEXT NOT NULL,
      outcome      TEXT NOT NULL CHECK (outcome IN ('opened', 'denied')),
      documents    TEXT NOT NULL,             -- JSON: kind, reference, day; never a word of them
      previous     BLOB NOT NULL,             -- hash of the line before; zeros for the first
      hash         BLOB NOT NULL              -- SHA-256 over the hash before and every field of the line
    ) STRICT;
    CREATE INDEX access_log_at ON access_log (at);
    CREATE INDEX access_log_patient ON access_log (patient, at) WHERE patient IS NOT NULL;
    CREATE INDEX access_log_practitioner ON access_log (practitioner, at);
    CREATE INDEX access_log_unusual ON access_log (at) WHERE outcome = 'denied' OR ground = 'emergency-override';
    CREATE TRIGGER access_log_appended BEFORE INSERT ON access_log
    WHEN NEW.seq IS NOT (SELECT ifnull(max(seq), 0) + 1 FROM access_log)
      OR NEW.previous IS NOT ifnull((SELECT hash FROM access_log ORDER BY seq DESC LIMIT 1), zeroblob(32))
    BEGIN SELECT raise(ABORT, 'a line of the access log follows the last one'); END;
    CREATE TRIGGER access_log_unchanged BEFORE UPDATE ON access_log
    BEGIN SELECT raise(ABORT, 'the access log is only appended to'); END;
    CREATE TRIGGER access_log_kept BEFORE DELETE ON access_log
    BEGIN SELECT raise(ABORT, 'the access log is only appended to'); END;

    -- Names folded for search (o for ø, a for å ...), patients only; the rowid is the patient's num.
    CREATE VIRTUAL TABLE patient_name USING fts5(
      name, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3 4', content = '', contentless_delete = 1
    );
    CREATE TABLE patient_number (
      number   TEXT NOT NULL,
      patient  INTEGER NOT NULL,
      PRIMARY KEY (number, patient)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX patient_number_patient ON patient_number (patient);
    -- Telephone numbers in use, digits alone: apart from the numbers above, by which a record that is replaced is known.
    CREATE TABLE patient_phone (
      phone    TEXT NOT NULL,
      patient  INTEGER NOT NULL,
      PRIMARY KEY (phone, patient)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX patient_phone_patient ON patient_phone (patient);
    -- What lists show of a patient: fifty of these lie on few pages, fifty whole patients on fifty.
    CREATE TABLE patient_shown (
      patient  INTEGER PRIMARY KEY,
      sort_key TEXT NOT NULL,                 -- family name first, as text that compares in Norwegian order
      name     TEXT,
      birthday TEXT,                          -- YYYY-MM-DD, YYYY-MM or YYYY: as much as is known
      gp       INTEGER,                       -- num
      gp_name  TEXT,                          -- what the portal calls the GP, who may be nobody here
      found_by TEXT NOT NULL                  -- folded names and numbers as JSON: what the indexes above hold
    ) STRICT;
    CREATE INDEX patient_shown_birthday ON patient_shown (birthday);
  `,
};
