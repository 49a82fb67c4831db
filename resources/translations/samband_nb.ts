<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nb_NO">
<context>
    <name>Answer</name>
    <message>
        <source>&quot;%1&quot; cannot be written to %2 (%3): it is no %4. Correct the value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the answer is not the JSON that was expected (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the answer has no list of records at &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a record (%1) has no id at &quot;%2&quot;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dataflow</name>
    <message>
        <source>A line of %1 with no title above or below it. Expected a title.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lines above and below the title %1 differ. Expected the same line of “=” above and below it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The underline of %1 is too short: it has %2 characters. Expected at least %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The title %1 is underlined with %2. Expected “-” under the title of a section.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names no property</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a path of more than %1 parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a path with an empty part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sentence and line %1 contradict each other: one speaks of every record, the other of some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is filled from %2 here and from %3 in another section (line %4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has the data type %2 here and %3 in line %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected a title “&lt;System A&gt; to &lt;System B&gt; Dataflow” between two lines of “=”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no dataflow document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not the title of a dataflow document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a second title. Expected one document in one file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table stands here outside any flow. Expected it in a section “&lt;System A&gt; &lt;Datatype&gt; to &lt;System B&gt; &lt;Datatype&gt;”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not the title of a flow. Expected “&lt;System A&gt; &lt;Datatype&gt; to &lt;System B&gt; &lt;Datatype&gt;”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This section runs against the direction of the document. Expected a flow from %1 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This section calls its system %1, the title of the document %2. They are taken to be the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 reads like the title of a section. Expected a line of “-” below it, and one flow in each section.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This section says nothing. Expected sentences about %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file %1. Choose a dataflow document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a file. Choose a dataflow document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: %2. Check its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has more than %2 MB. No dataflow document is that long; choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is more like this from here on; it is not listed. Settle what stands above first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sentence is not known: %1 Nothing is done about it; check by hand what it asks for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sentence does not speak of %1, though its section does. Check whether it stands in the right section.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table stands here, but no sentence above says what it holds. Expected “The following properties are synchronized between …” or “… will merge with … if one of the following property combinations match:” above it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sentence announces a table, but none follows. Expected “.. list-table::” with a header row below it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column %1 of this table is %2, which does not belong to this section. Expected %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This table has no rows. Expected at least its header row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This table says %1 about its header. Expected “:header-rows: 1” below the line “.. list-table::”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This row has %1 cells. Expected %2, as in every row of this table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in the column of %2 %3: this row is not synchronised.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data type %1 is not known. Expected string, integer, float, boolean or N/A; values are compared as text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is written by this row and by line %2. Turn one of them off in the flow&apos;s rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This combination names %1 properties of the source and %2 of the target. Expected the same number, each with its path; nothing is matched by this row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This line is longer than %1 bytes. Expected a text document with lines a person can read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This line holds bytes that are not text. Expected a dataflow document as plain text in UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This line is not valid UTF-8. Save the document with the encoding UTF-8 and read it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document has %1 MB. Expected a dataflow document of at most %2 MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document has more than %1 lines. Expected a dataflow document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 fits no row of the table. Expected “* - cell” for a new row, or “- cell” below the first cell of the row.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Only a record without a counterpart can be linked. Unlink its pair first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record to link to is gone. Look at the list again and choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no link to forget: the record has no counterpart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to choose for this record: it has no pair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is linked to another record already. Unlink that pair first, or choose another record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no row %1, or it is gone meanwhile. Look at the list again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No read of these records is under way, so it cannot end. Start the run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no line %1 in the history. Look at the list again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program keeps the workspace %1 locked. Nothing of this step was stored. Close that program, or try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room left for the workspace %1. Nothing of this step was stored. Free some space on that disk and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace %1 cannot be written to. Check the permissions of the file and of its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace %1 is damaged. It was left as it is. Restore it from a backup, or make a new workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace %1 could not be read or written (%2). Check the disk and the permissions of its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A step on the workspace %1 failed (%2). Nothing of it was stored. Please report this as a fault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace %1 was made by a newer Samband (version %2 of the file, this program knows %3). It was left as it is. Update this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace %1 is of an older version. Open it once for writing to bring it up to date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of the workspace %1 does not let a window read while a run writes. Keep the workspace on a local disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a folder. Name a file for the new workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 exists already. Open it, or choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 does not exist. Make it first, or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace %1 cannot be made (%2). Check the permissions of the folder, or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no workspace %1. Check the name, or make a new workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no file. Name the file of a workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace %1 cannot be read (%2). Check the permissions of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no workspace of Samband. It was left as it is. Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace %1 cannot be locked. Check the permissions of its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace %1 is in use by %2 (process %3 on %4). Close that program, or open another workspace.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband</name>
    <message>
        <source>the values of a record (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refused %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 already has this record as number %2: link to it instead of creating another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 already has a record with a value that must be unique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not accept the token: sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not allow this for %2: give the token that permission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not allow this for %2: give the token the permission %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no such record (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 keeps the record locked (%2): it is tried again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes no more calls at the moment: wait a little, then run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day&apos;s quota of calls to %1 is used up: run again tomorrow, or raise the quota there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed (%2) while a record (%3) was written: it is not known whether it was; it is looked up before anything is sent again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot answer now (%2): try again later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before %1 was called (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be reached at %2; check the network and the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of %1 for %2 is too big to be right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of %1 for %2 broke off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer in time, or closed the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer came from %1 after a record (%2) was sent: it is not known whether it was written; it is looked up before anything is sent again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points to another address (%2). The token is not sent there: correct the base URL of the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not a regular expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another datatype has this name already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no datatype of this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;limits&quot; has no class of this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this paging needs &quot;next&quot;, where the cursor is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a batch needs &quot;input&quot;, the form of one entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;parent&quot; and the paging &quot;perParent&quot; belong together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a manifest has no property of this name here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schema for connector manifests cannot be used: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::Actions</name>
    <message>
        <source>Only an update can be undone here. Unlink a link; delete a created record where it was created.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two records are not linked any more, so there is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was changed again since: it now holds “%2” and not “%3”. Choose a value by hand instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was written then is not synchronised any more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::CandidateList</name>
    <message>
        <source>Link to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records it can be linked to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <comment>title, likeness</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, also like 1 other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, also like %1 others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link to this record in %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::ChoiceBox</name>
    <message>
        <source>(blank)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another value for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>type a value for both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept the difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <comment>property: system value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::Console</name>
    <message>
        <source>Samband cannot start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samband</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samband keeps two CRM systems in step. Look around in a demo with invented people, or open a workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the &amp;demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open a workspace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samband workspaces (*.samband)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps two CRM systems in step, and asks when a person should decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace file to open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start both demo systems on this machine and open a workspace on them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many people the demo invents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same as --workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[file]</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::Demo</name>
    <message>
        <source>The demo systems did not start (%1: %2). Install the package samband-demo, or build everything with app/run.sh, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::Desk</name>
    <message>
        <source>None of these rows waits for an approval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approves %1 and carries them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archiving removes records from a system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more of these rows stay as they are: they need another decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samband forgets this link. Both records stay as they are, and no longer follow each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samband forgets %1 links. All records stay as they are, and no longer follow each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are never suggested for each other again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlink %1 pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is deleted in %2, as it already is in %3.

Undo is offered in the timeline as far as %2 can bring it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1 in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the creation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was created by this write. Undoing it removes the record from %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1 from %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::DetailPane</name>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> among the %1 rows at hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a row to see both records, why they are where they are, and what you can do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets go ahead what of them is held; asks first, with counts. Never archives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps them as they are, and asks again only when a side changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads them afresh in both systems and brings them in step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps runs from touching them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets runs take them along again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlink…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgets the links, touches no record; asks first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::FilterHeader</name>
    <message>
        <source>Filter by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only rows whose %1 contains this</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::FlowLine</name>
    <message>
        <source>%1 %2 → %3 %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
%2
%3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flow %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::Founding</name>
    <message>
        <source>The document connects %1 with %2; “%3” is neither. Use one of the two names, or “source” or “target”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::Help</name>
    <message>
        <source>F5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync the selected rows, or the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+F5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+P</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview: what a run would do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the run, or leave the field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>J, K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next, previous row that needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1, 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the first, the second system&apos;s value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3, 4, 5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the base, type a value, accept the difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve and sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve everything chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the choices of this record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search: flow:contact is:conflict berg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+1 … 9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Views of the sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both records agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decided, not yet written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed differently in both systems: you choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>allowed, but waits for your approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looks like several others: you pick one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for a link, perhaps with a suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lacks what the other system needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a system refuses it; tried again later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one side of the pair is gone: you decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken out by you; no run touches it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no flow promises it a counterpart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys and words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::JournalColumns</name>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was written (before → after), chosen, or why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::JournalPage</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back what stood there before the selected write, as long as the system still holds our value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened yet. Every link, write and choice stands here, and can be searched above.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::LinkColumns</name>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, id %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record&apos;s name in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>— (will be created)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>— (will be linked)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Property</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is in question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In this state since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flow</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::LinkPage</name>
    <message>
        <source>Approve all shown…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets go ahead what of these rows is held; asks first, with counts. Never archives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here matches the search and the filters. Clear them to see every row of this view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs you. Conflicts, held writes, suggestions and failures stand here when there are any, and records that go on by themselves once the record they belong to is linked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No records have been read yet. Sync now reads both systems and fills this table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 of them outside</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::MainWindow</name>
    <message>
        <source>Samband — %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” names no flow or state here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>action (key)</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads all records of both systems, not only what changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync selection or view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the run within a second; nothing is left half-done (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop or leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys and words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next that needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous that needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the first system&apos;s value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the second system&apos;s value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept the difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve and sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve everything chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the choices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlink…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlink and never suggest again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the selected write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search: flow:contact is:conflict berg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::ManifestCheck</name>
    <message>
        <source>this is not JSON (%1). Correct the manifest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a manifest is one JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schema for connector manifests is not JSON: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the manifest.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::MessageBar</name>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(request %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 earlier</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::Output</name>
    <message>
        <source>(blank)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 read = %3 unchanged + %4 written + %5 held + %6 conflicting + %7 excluded + %8 failed%9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  DOES NOT ADD UP: please report this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unlink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sambandctl: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1: %2, %3 writes, %4 calls, %5 s%6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; something waits for a person (see: sambandctl mismatches)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  %1 = %2   base: %3   %4: %5   %6: %7</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  could be: record %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::OverviewPage</name>
    <message>
        <source>Show the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show these records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing. Conflicts, held writes and failures stand here when there are any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first run is under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first run is under way: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The counts below follow it. Stop ends it within a second; nothing is left half-done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All in step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits, the last run adds up, and both systems were read completely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first run waits for you: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been written. Preview shows what would be linked and created, to approve as a whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been written. Look at the plan, then approve it as a whole or row by row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 record needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 records need you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything else keeps flowing. J goes to the next one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview reads both systems and shows what a run would do. It writes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not everything is confirmed yet: a complete run of both systems tells whether all is in step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run yet. Sync now starts one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1 is under way, started %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its sum stands here when it has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>took %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 calls</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::Pager</name>
    <message>
        <source>&quot;%1&quot; is no place in a list of %2: start the list again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the list names the same next page twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the list goes on, yet brings nothing new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes at most %2 parents of %3 at once.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::PlanColumns</name>
    <message>
        <source>(blank)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (held)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before → after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::PlanPage</name>
    <message>
        <source>Approve and run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approves the held links, creates and updates of this plan, never an archive, and runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do: a run would write nothing. Edit a record in either system and preview again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run would do: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been written. %1 of them wait for your approval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first %1 rows are shown; approving takes these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::PropertyTable</name>
    <message>
        <source>Properties of both records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click a property, or press F2, to choose for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Property</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2, %3 in %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2
%3: %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each its own</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::Reading</name>
    <message>
        <source>%1 ended the list of %2 early, so nothing is concluded from what is missing. Run again; if it stays, use the connection doctor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chosen records</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::RecordView</name>
    <message>
        <source>no record in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>id %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>state, since when</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete in %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create a new record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of those it looks like: make a new record in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recreate in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the missing record again from the one that is left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Properties and timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All fields read of both records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve and sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what you chose to both systems (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let this go ahead, now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it as it is, and ask again only when a side changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recreate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the record that is left, too; asks first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlink…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget the link, touch neither record; asks first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep runs from touching it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let runs take it along again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it afresh in both systems and bring it in step (F5)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::Recovery</name>
    <message>
        <source>%1 ended the list of %2 early, so it cannot be told whether a new record was made. The next run looks again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::RestClient</name>
    <message>
        <source>The manifest of %1 knows no datatype &quot;%2&quot;; it knows %3. Add it to the manifest, or correct the document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2): %3. Check the address and the manifest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the answer is %1 instead of JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the answer is not one record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the list ended early, and the record is not in it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::RunColumns</name>
    <message>
        <source>holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>status: error</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held or in conflict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read = unchanged + written + held + conflicting + excluded + failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflicting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::RunStatus</name>
    <message>
        <source>Progress of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview starts: it reads and decides, and writes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 not read completely yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all read %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all in step · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 need you · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2
%3: %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never read completely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stopped: nothing is half-done, the next run goes on from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ended early: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 · %3 · %4 calls</source>
        <comment>preview, planned, time, calls</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 in %3 · %4 · %5 calls</source>
        <comment>run, status, time, sum, calls</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::RunsPage</name>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run yet. Sync now starts one; the first run writes nothing before you approve it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected run&apos;s sum for each flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a run to see its sum for each flow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::Session</name>
    <message>
        <source>Stopped. The next run goes on from here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::Sidebar</name>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NEEDS YOU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that waits
Unlinked rows that wait for the record they belong to go on by themselves once it is linked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FLOWS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OTHER STATES</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HISTORY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>view, count</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::SystemCard</name>
    <message>
        <source>Not read completely yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read completely %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::Systems</name>
    <message>
        <source>The connector manifest %1 cannot be read: %2. Check the path and the rights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No token is known for this connection. Connect the system again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment variable %1 holds no token. Set it to the system&apos;s access token and start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connector for “%1” is shipped (there is %2). Name a manifest file for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 system is not connected yet. Connect it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::Timeline</name>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened to this record yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %1 older</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what happened (by whom)</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back what stood there before, as long as %1 still holds our value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::Times</name>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 h left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::Verbs</name>
    <message>
        <source>“%1” is no property of this pair. Its properties are: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no choice. Take source, target, base or accept for a property, or recreate, unlink or archive for the pair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted. The next run carries it out: sambandctl --workspace %1 run</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2, %n flow(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1:%2: warning: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Made %1 with %n flow(s). Next: sambandctl --workspace %1 connect %2 --base-url URL --token-env VAR</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is reached at %2; its token is read from the environment variable %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no state “%1”. The states are: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” does not mean exactly one flow. The flows are: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::Words</name>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed %2 from %3 to %4; %5 gets it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>archived records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cleared values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ambiguous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlinked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not creatable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orphaned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing changed since both sides last agreed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both sides hold the same; nothing needs to be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is blank in %2 and is filled from %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both changed %1: %2 holds %3, %4 holds %5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 differs where the two meet for the first time: %2 holds %3, %4 holds %5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was cleared in %2; the other side holds %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is stored differently on the two sides, as the systems spell it; both are in step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both changed %1; the rule “%2” decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed on the side that this flow does not copy from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A person decided this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A person settled %1 as it is on both sides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A person chose %2 for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed after it was chosen: %2 now holds %3, %4 holds %5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has no counterpart and becomes a new record in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Would become a new record in %1; this flow creates nothing without approval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Would become a new record in %1, but %2 is there already with other phone numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks like %1 in %2: the same name, and nothing speaks against it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2 has the same name, and nothing else tells whether it is the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could be the counterpart of more than one record (%2 look alike).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matches %1 in %2 by properties that the document names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linked to the counterpart of the %1 it belongs to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits until the %1 it belongs to is linked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs %2 to create a record, and it is blank in %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes no new record from this flow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record is gone from %1; the one in %2 was left alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both records are gone; the link ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A side could not be read completely, so nothing is concluded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A person paused it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A person rejected what was planned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of %1 %2 in one run, more than the limit of %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of %1 new records in %2 in the first run of this flow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refused it and did not say why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record changed just before it was to be written, so nothing was overwritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A create was sent to %1 and the answer was lost; %2 could be the new record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none or several</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only in %1; no flow promises it a counterpart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow is off: its condition in prose needs a rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a side, the base, or type a value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the blank to clear the other side, or take the value to fill it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve or reject it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve the link, or reject it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve the new record, or link it to the one that is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick the right counterpart, or have a new record created.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link the %1 first; this one follows by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill it in %1, or link the record by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link it by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recreate it in %1 or unlink; the two never agreed, so nothing is deleted from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recreate it in %1, unlink, or delete the one in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next run looks again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume it to have it looked at again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the value on either side; the next run tries again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the flow a rule and switch it on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the direction of the property, or take a side by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(blank)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>property: choice</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chose “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chose the value of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chose the base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chose a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted the difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked for a new record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked to unlink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked to delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>linked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>updated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unlinked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>updated in HubSpot</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, written to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>created in CRMOffice: Kari, Berg</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agreed on the rest: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>linked: why</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 agreements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 creates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 archives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 unlink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 unlinks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 conflict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 conflicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number, state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pair is in step yet. A run links the records and brings them in step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is waiting to be written. Changes stand here between the decision and the write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No conflicts. A property that changed differently in both systems stands here until you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is held. First runs, archives and unusually many writes wait here for your approval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is ambiguous. A record that looks like several others stands here until you pick one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every record has its counterpart. Suggestions, and records that wait for a link, stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is blocked. A record that lacks what the other system needs stands here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is failing. What a system refuses stands here with its words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pair has lost a side. When one record of a pair is deleted, you decide here what happens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is paused. Pause a record to keep runs from touching it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lone records. Records that no flow promises a counterpart stand here; they wait for nobody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recovering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>matching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deciding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same name, other phones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>likely the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the document&apos;s key agrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 conflicting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 excluded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ≠ %2: the sum does not hold</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>samband::Writer</name>
    <message>
        <source>the answer does not mention it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not let anybody write this (%2): nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not known whether %1 wrote a record (%2): %3. It is looked up before anything is sent again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the answer is not one record</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
