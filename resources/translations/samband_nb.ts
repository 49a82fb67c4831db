<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nb_NO">
<context>
    <name>Answer</name>
    <message>
        <source>&quot;%1&quot; cannot be written to %2 (%3): it is no %4. Correct the value.</source>
        <translation>«%1» kan ikke skrives til %2 (%3): det er ikke %4. Rett verdien.</translation>
    </message>
    <message>
        <source>the answer is not the JSON that was expected (%1)</source>
        <translation>svaret er ikke den JSON-en som var ventet (%1)</translation>
    </message>
    <message>
        <source>the answer has no list of records at &quot;%1&quot;</source>
        <translation>svaret har ingen liste over poster ved «%1»</translation>
    </message>
    <message>
        <source>a record (%1) has no id at &quot;%2&quot;</source>
        <translation>en post (%1) har ingen id ved «%2»</translation>
    </message>
    <message>
        <source>the values of a record (%1)</source>
        <translation>verdiene i en post (%1)</translation>
    </message>
    <message>
        <source>the %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>%1 refused %2</source>
        <translation>%1 avviste %2</translation>
    </message>
    <message>
        <source>%1 already has this record as number %2: link to it instead of creating another.</source>
        <translation>%1 har alt denne posten som nummer %2: koble til den i stedet for å opprette en til.</translation>
    </message>
    <message>
        <source>%1 already has a record with a value that must be unique</source>
        <translation>%1 har alt en post med en verdi som må være unik</translation>
    </message>
    <message>
        <source>%1 did not accept the token: sign in again.</source>
        <translation>%1 godtok ikke tilgangsnøkkelen: logg inn på nytt.</translation>
    </message>
    <message>
        <source>%1 does not allow this for %2: give the token that permission</source>
        <translation>%1 tillater ikke dette for %2: gi nøkkelen den rettigheten</translation>
    </message>
    <message>
        <source>%1 does not allow this for %2: give the token the permission %3.</source>
        <translation>%1 tillater ikke dette for %2: gi nøkkelen rettigheten %3.</translation>
    </message>
    <message>
        <source>%1 has no such record (%2).</source>
        <translation>%1 har ingen slik post (%2).</translation>
    </message>
    <message>
        <source>A record (%2) was changed in %1 meanwhile: nothing was overwritten, and it is looked at again.</source>
        <translation>En post (%2) ble endret i %1 i mellomtiden: ingenting ble overskrevet, og den ses på igjen.</translation>
    </message>
    <message>
        <source>%1 keeps the record locked (%2): it is tried again later.</source>
        <translation>%1 holder posten låst (%2): det prøves igjen senere.</translation>
    </message>
    <message>
        <source>%1 takes no more calls at the moment: wait a little, then run again.</source>
        <translation>%1 tar ikke imot flere kall nå: vent litt, og kjør igjen.</translation>
    </message>
    <message>
        <source>The day&apos;s quota of calls to %1 is used up, so the run ended here; nothing is lost, and the next run goes on from here.</source>
        <translation>Dagens kvote av kall til %1 er brukt opp, så kjøringen sluttet her; ingenting er tapt, og neste kjøring fortsetter herfra.</translation>
    </message>
    <message>
        <source>%1 failed (%2) while a record (%3) was written: it is not known whether it was; it is looked up before anything is sent again.</source>
        <translation>%1 feilet (%2) mens en post (%3) ble skrevet: det er ikke kjent om den ble det; den slås opp før noe sendes på nytt.</translation>
    </message>
    <message>
        <source>%1 cannot answer now (%2): try again later</source>
        <translation>%1 kan ikke svare nå (%2): prøv igjen senere</translation>
    </message>
    <message>
        <source>Stopped before %1 was called (%2).</source>
        <translation>Stoppet før %1 ble kalt (%2).</translation>
    </message>
    <message>
        <source>%1 cannot be reached at %2; check the network and the address</source>
        <translation>%1 kan ikke nås på %2; sjekk nettverket og adressen</translation>
    </message>
    <message>
        <source>The answer of %1 for %2 is too big to be right.</source>
        <translation>Svaret fra %1 for %2 er for stort til å være riktig.</translation>
    </message>
    <message>
        <source>The answer of %1 for %2 broke off.</source>
        <translation>Svaret fra %1 for %2 ble brutt av.</translation>
    </message>
    <message>
        <source>%1 did not answer in time, or closed the connection</source>
        <translation>%1 svarte ikke i tide, eller brøt forbindelsen</translation>
    </message>
    <message>
        <source>No answer came from %1 after a record (%2) was sent: it is not known whether it was written; it is looked up before anything is sent again.</source>
        <translation>Det kom ikke noe svar fra %1 etter at en post (%2) ble sendt: det er ikke kjent om den ble skrevet; den slås opp før noe sendes på nytt.</translation>
    </message>
    <message>
        <source>%1 points to another address (%2). The token is not sent there: correct the base URL of the connection.</source>
        <translation>%1 viser til en annen adresse (%2). Nøkkelen sendes ikke dit: rett grunnadressen til forbindelsen.</translation>
    </message>
    <message>
        <source>not named</source>
        <translation>uten navn</translation>
    </message>
    <message>
        <source>the answer is not one record</source>
        <translation>svaret er ikke én post</translation>
    </message>
    <message>
        <source>the record has no version (ETag) to write against; take &quot;ifMatch&quot; out of the manifest if the system has none</source>
        <translation>posten har ingen versjon (ETag) å skrive mot; ta «ifMatch» ut av manifestet hvis systemet ikke har noen</translation>
    </message>
    <message>
        <source>the record cannot be taken apart to change it</source>
        <translation>posten kan ikke tas fra hverandre for å endres</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no place in a list of %2: start the list again.</source>
        <translation>«%1» er ikke et sted i en liste over %2: start listen på nytt.</translation>
    </message>
    <message>
        <source>the list names the same next page twice</source>
        <translation>listen oppgir den samme neste siden to ganger</translation>
    </message>
    <message>
        <source>the list names a next page at another address (%1), where the token is not sent</source>
        <translation>listen viser til en neste side på en annen adresse (%1), dit nøkkelen ikke sendes</translation>
    </message>
    <message>
        <source>every page brings the same records; the system does not know this way of paging</source>
        <translation>hver side bringer de samme postene; systemet kjenner ikke denne måten å dele i sider på</translation>
    </message>
    <message>
        <source>the list goes on, yet brings nothing new</source>
        <translation>listen fortsetter, men bringer ikke noe nytt</translation>
    </message>
    <message>
        <source>%1 takes at most %2 parents of %3 at once.</source>
        <translation>%1 tar høyst %2 overordnede av %3 om gangen.</translation>
    </message>
    <message>
        <source>It starts anew at midnight in the account&apos;s time zone.</source>
        <translation>Den begynner på nytt ved midnatt i kontoens tidssone.</translation>
    </message>
    <message>
        <source>It starts anew at midnight in the account&apos;s time zone (%1): here %2.</source>
        <translation>Den begynner på nytt ved midnatt i kontoens tidssone (%1): her %2.</translation>
    </message>
    <message>
        <source>account</source>
        <translation>konto</translation>
    </message>
    <message>
        <source>user %1</source>
        <translation>bruker %1</translation>
    </message>
    <message>
        <source>The manifest of %1 knows no datatype &quot;%2&quot;; it knows %3. Add it to the manifest, or correct the document.</source>
        <translation>Manifestet til %1 kjenner ingen datatype «%2»; det kjenner %3. Legg den til i manifestet, eller rett dokumentet.</translation>
    </message>
    <message>
        <source>%1 (%2): %3. Check the address and the manifest.</source>
        <translation>%1 (%2): %3. Sjekk adressen og manifestet.</translation>
    </message>
    <message>
        <source>the answer is %1 instead of JSON</source>
        <translation>svaret er %1 i stedet for JSON</translation>
    </message>
    <message>
        <source>the list ended early, and the record is not in it</source>
        <translation>listen sluttet for tidlig, og posten er ikke i den</translation>
    </message>
    <message>
        <source>the answer does not mention it</source>
        <translation>svaret nevner den ikke</translation>
    </message>
    <message>
        <source>%1 does not let anybody write this (%2): nothing was sent.</source>
        <translation>%1 lar ingen skrive dette (%2): ingenting ble sendt.</translation>
    </message>
    <message>
        <source>It is not known whether %1 wrote a record (%2): %3. It is looked up before anything is sent again.</source>
        <translation>Det er ikke kjent om %1 skrev en post (%2): %3. Den slås opp før noe sendes på nytt.</translation>
    </message>
    <message>
        <source>The manifest of %1 names no unique property of ours for %2.</source>
        <translation>Manifestet til %1 nevner ingen unik egenskap av vår egen for %2.</translation>
    </message>
    <message>
        <source>the answer is not the record that was asked for</source>
        <translation>svaret er ikke posten det ble spurt etter</translation>
    </message>
    <message>
        <source>%1 has nothing at %2 (%3). Check the address, the version and the manifest.</source>
        <translation>%1 har ingenting på %2 (%3). Kontroller adressen, versjonen og manifestet.</translation>
    </message>
    <message>
        <source>It said: %1.</source>
        <translation>Svaret var: %1.</translation>
    </message>
    <message>
        <source>somebody changed the record before it could be read back</source>
        <translation>noen endret posten før den kunne leses tilbake</translation>
    </message>
    <message>
        <source>%1 asked not to be called before %2, so the run ended here; nothing is lost, and the next run after that goes on from here.</source>
        <translation>%1 ba om ikke å bli kalt før %2, så kjøringen sluttet her; ingenting er tapt, og den neste kjøringen etter det fortsetter herfra.</translation>
    </message>
    <message>
        <source>No call is made before %1.</source>
        <translation>Ingen kall gjøres før %1.</translation>
    </message>
    <message>
        <source>%1 does not let us change this record (%2). Have it allowed there, or leave the record out</source>
        <translation>%1 lar oss ikke endre denne posten (%2). Få det tillatt der, eller hold posten utenfor</translation>
    </message>
    <message>
        <source>%1 refused the call for %2 because its address is too long: too many properties are asked for at once. Map fewer of them, or let the manifest ask for them in the body.</source>
        <translation>%1 avviste kallet for %2 fordi adressen er for lang: det spørres om for mange egenskaper på én gang. Ta med færre av dem, eller la manifestet spørre om dem i innholdet.</translation>
    </message>
</context>
<context>
    <name>Dataflow</name>
    <message>
        <source>A line of %1 with no title above or below it. Expected a title.</source>
        <translation>En linje av %1 uten tittel over eller under. Ventet en tittel.</translation>
    </message>
    <message>
        <source>The lines above and below the title %1 differ. Expected the same line of “=” above and below it.</source>
        <translation>Linjene over og under tittelen %1 er ulike. Ventet samme linje av «=» over og under.</translation>
    </message>
    <message>
        <source>The underline of %1 is too short: it has %2 characters. Expected at least %3.</source>
        <translation>Understrekingen av %1 er for kort: den har %2 tegn. Ventet minst %3.</translation>
    </message>
    <message>
        <source>The title %1 is underlined with %2. Expected “-” under the title of a section.</source>
        <translation>Tittelen %1 er understreket med %2. Ventet «-» under tittelen på en seksjon.</translation>
    </message>
    <message>
        <source>names no property</source>
        <translation>navngir ingen egenskap</translation>
    </message>
    <message>
        <source>is a path of more than %1 parts</source>
        <translation>er en sti med mer enn %1 ledd</translation>
    </message>
    <message>
        <source>is a path with an empty part</source>
        <translation>er en sti med et tomt ledd</translation>
    </message>
    <message>
        <source>This sentence and line %1 contradict each other: one speaks of every record, the other of some.</source>
        <translation>Denne setningen og linje %1 motsier hverandre: den ene gjelder alle poster, den andre noen.</translation>
    </message>
    <message>
        <source>%1 is filled from %2 here and from %3 in another section (line %4).</source>
        <translation>%1 fylles fra %2 her og fra %3 i en annen seksjon (linje %4).</translation>
    </message>
    <message>
        <source>%1 has the data type %2 here and %3 in line %4.</source>
        <translation>%1 har datatypen %2 her og %3 i linje %4.</translation>
    </message>
    <message>
        <source>Expected a title “&lt;System A&gt; to &lt;System B&gt; Dataflow” between two lines of “=”.</source>
        <translation>Ventet en tittel «&lt;System A&gt; to &lt;System B&gt; Dataflow» mellom to linjer av «=».</translation>
    </message>
    <message>
        <source>This is no dataflow document.</source>
        <translation>Dette er ikke et dataflytdokument.</translation>
    </message>
    <message>
        <source>%1 is not the title of a dataflow document.</source>
        <translation>%1 er ikke tittelen på et dataflytdokument.</translation>
    </message>
    <message>
        <source>%1 is a second title. Expected one document in one file.</source>
        <translation>%1 er enda en tittel. Ventet ett dokument per fil.</translation>
    </message>
    <message>
        <source>A table stands here outside any flow. Expected it in a section “&lt;System A&gt; &lt;Datatype&gt; to &lt;System B&gt; &lt;Datatype&gt;”.</source>
        <translation>En tabell står utenfor alle flyter her. Ventet den i en seksjon «&lt;System A&gt; &lt;Datatype&gt; to &lt;System B&gt; &lt;Datatype&gt;».</translation>
    </message>
    <message>
        <source>%1 is not the title of a flow. Expected “&lt;System A&gt; &lt;Datatype&gt; to &lt;System B&gt; &lt;Datatype&gt;”.</source>
        <translation>%1 er ikke tittelen på en flyt. Ventet «&lt;System A&gt; &lt;Datatype&gt; to &lt;System B&gt; &lt;Datatype&gt;».</translation>
    </message>
    <message>
        <source>This section runs against the direction of the document. Expected a flow from %1 to %2.</source>
        <translation>Denne seksjonen går mot dokumentets retning. Ventet en flyt fra %1 til %2.</translation>
    </message>
    <message>
        <source>This section calls its system %1, the title of the document %2. They are taken to be the same.</source>
        <translation>Denne seksjonen kaller systemet %1, dokumentets tittel %2. De regnes som det samme.</translation>
    </message>
    <message>
        <source>%1 reads like the title of a section. Expected a line of “-” below it, and one flow in each section.</source>
        <translation>%1 ser ut som tittelen på en seksjon. Ventet en linje av «-» under, og én flyt i hver seksjon.</translation>
    </message>
    <message>
        <source>This section says nothing. Expected sentences about %1.</source>
        <translation>Denne seksjonen sier ingenting. Ventet setninger om %1.</translation>
    </message>
    <message>
        <source>There is no file %1. Choose a dataflow document.</source>
        <translation>Filen %1 finnes ikke. Velg et dataflytdokument.</translation>
    </message>
    <message>
        <source>%1 is not a file. Choose a dataflow document.</source>
        <translation>%1 er ikke en fil. Velg et dataflytdokument.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2. Check its permissions.</source>
        <translation>%1 kan ikke leses: %2. Sjekk rettighetene.</translation>
    </message>
    <message>
        <source>%1 has more than %2 MB. No dataflow document is that long; choose another file.</source>
        <translation>%1 er på mer enn %2 MB. Så langt er ikke noe dataflytdokument; velg en annen fil.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 kan ikke leses: %2.</translation>
    </message>
    <message>
        <source>There is more like this from here on; it is not listed. Settle what stands above first.</source>
        <translation>Det er mer av dette herfra; det listes ikke opp. Rett det som står over først.</translation>
    </message>
    <message>
        <source>This sentence is not known: %1 Nothing is done about it; check by hand what it asks for.</source>
        <translation>Denne setningen er ikke kjent: %1 Det gjøres ingenting med den; sjekk selv hva den ber om.</translation>
    </message>
    <message>
        <source>This sentence does not speak of %1, though its section does. Check whether it stands in the right section.</source>
        <translation>Denne setningen handler ikke om %1, enda seksjonen gjør det. Sjekk om den står i riktig seksjon.</translation>
    </message>
    <message>
        <source>A table stands here, but no sentence above says what it holds. Expected “The following properties are synchronized between …” or “… will merge with … if one of the following property combinations match:” above it.</source>
        <translation>Her står en tabell, men ingen setning over sier hva den inneholder. Ventet «The following properties are synchronized between …» eller «… will merge with … if one of the following property combinations match:» over den.</translation>
    </message>
    <message>
        <source>This sentence announces a table, but none follows. Expected “.. list-table::” with a header row below it.</source>
        <translation>Denne setningen varsler en tabell, men ingen følger. Ventet «.. list-table::» med en overskriftsrad under.</translation>
    </message>
    <message>
        <source>Column %1 of this table is %2, which does not belong to this section. Expected %3.</source>
        <translation>Kolonne %1 i tabellen er %2, som ikke hører til denne seksjonen. Ventet %3.</translation>
    </message>
    <message>
        <source>This table has no rows. Expected at least its header row.</source>
        <translation>Tabellen har ingen rader. Ventet minst overskriftsraden.</translation>
    </message>
    <message>
        <source>This table says %1 about its header. Expected “:header-rows: 1” below the line “.. list-table::”.</source>
        <translation>Tabellen sier %1 om overskriften. Ventet «:header-rows: 1» under linjen «.. list-table::».</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>ingenting</translation>
    </message>
    <message>
        <source>This row has %1 cells. Expected %2, as in every row of this table.</source>
        <translation>Raden har %1 celler. Ventet %2, som i alle rader i tabellen.</translation>
    </message>
    <message>
        <source>%1 in the column of %2 %3: this row is not synchronised.</source>
        <translation>%1 i kolonnen for %2 %3: denne raden synkroniseres ikke.</translation>
    </message>
    <message>
        <source>The data type %1 is not known. Expected string, integer, float, boolean or N/A; values are compared as text.</source>
        <translation>Datatypen %1 er ikke kjent. Ventet string, integer, float, boolean eller N/A; verdiene sammenlignes som tekst.</translation>
    </message>
    <message>
        <source>%1 is written by this row and by line %2. Turn one of them off in the flow&apos;s rules.</source>
        <translation>%1 skrives av denne raden og av linje %2. Slå av den ene i flytens regler.</translation>
    </message>
    <message>
        <source>This combination names %1 properties of the source and %2 of the target. Expected the same number, each with its path; nothing is matched by this row.</source>
        <translation>Denne kombinasjonen navngir %1 egenskaper i kilden og %2 i målet. Ventet like mange, hver med sin sti; ingenting kobles etter denne raden.</translation>
    </message>
    <message>
        <source>This line is longer than %1 bytes. Expected a text document with lines a person can read.</source>
        <translation>Denne linjen er lengre enn %1 byte. Ventet et tekstdokument med linjer et menneske kan lese.</translation>
    </message>
    <message>
        <source>This line holds bytes that are not text. Expected a dataflow document as plain text in UTF-8.</source>
        <translation>Denne linjen inneholder byte som ikke er tekst. Ventet et dataflytdokument som ren tekst i UTF-8.</translation>
    </message>
    <message>
        <source>This line is not valid UTF-8. Save the document with the encoding UTF-8 and read it again.</source>
        <translation>Denne linjen er ikke gyldig UTF-8. Lagre dokumentet med tegnsettet UTF-8 og les det på nytt.</translation>
    </message>
    <message>
        <source>The document has %1 MB. Expected a dataflow document of at most %2 MB.</source>
        <translation>Dokumentet er på %1 MB. Ventet et dataflytdokument på høyst %2 MB.</translation>
    </message>
    <message>
        <source>The document has more than %1 lines. Expected a dataflow document.</source>
        <translation>Dokumentet har mer enn %1 linjer. Ventet et dataflytdokument.</translation>
    </message>
    <message>
        <source>%1 fits no row of the table. Expected “* - cell” for a new row, or “- cell” below the first cell of the row.</source>
        <translation>%1 passer ikke i noen rad i tabellen. Ventet «* - celle» for en ny rad, eller «- celle» under radens første celle.</translation>
    </message>
</context>
<context>
    <name>Manifest</name>
    <message>
        <source>&quot;limits&quot; has no class of this name</source>
        <translation>«limits» har ingen klasse med dette navnet</translation>
    </message>
    <message>
        <source>there is no datatype of this name</source>
        <translation>det finnes ingen datatype med dette navnet</translation>
    </message>
    <message>
        <source>&quot;property&quot; must say what such a list looks like</source>
        <translation>«property» må si hvordan en slik liste ser ut</translation>
    </message>
    <message>
        <source>&quot;history&quot; must say what such an answer looks like</source>
        <translation>«history» må si hvordan et slikt svar ser ut</translation>
    </message>
    <message>
        <source>a manifest has no property of this name here</source>
        <translation>et manifest har ingen egenskap med dette navnet her</translation>
    </message>
    <message>
        <source>The schema for connector manifests cannot be used: %1</source>
        <translation>Skjemaet for manifester kan ikke brukes: %1</translation>
    </message>
    <message>
        <source>this is not JSON (%1). Correct the manifest.</source>
        <translation>dette er ikke JSON (%1). Rett manifestet.</translation>
    </message>
    <message>
        <source>a manifest is one JSON object</source>
        <translation>et manifest er ett JSON-objekt</translation>
    </message>
    <message>
        <source>The schema for connector manifests is not JSON: %1</source>
        <translation>Skjemaet for manifester er ikke JSON: %1</translation>
    </message>
    <message>
        <source>Correct the manifest.</source>
        <translation>Rett manifestet.</translation>
    </message>
    <message>
        <source>{%1} stands for nothing: it is no placeholder and no setting</source>
        <translation>{%1} står ikke for noe: det er verken plassholder eller innstilling</translation>
    </message>
    <message>
        <source>&quot;first&quot; and &quot;stable&quot; belong to the paging page or offset</source>
        <translation>«first» og «stable» hører til sidedelingen page eller offset</translation>
    </message>
    <message>
        <source>&quot;parent&quot; and the paging &quot;perParent&quot; belong together</source>
        <translation>«parent» og sidedelingen «perParent» hører sammen</translation>
    </message>
    <message>
        <source>with the paging linkHeader the header Link names the next page</source>
        <translation>med sidedelingen linkHeader navngir hodet Link den neste siden</translation>
    </message>
    <message>
        <source>this paging needs &quot;next&quot;, where the next page is named</source>
        <translation>denne sidedelingen trenger «next», der den neste siden er navngitt</translation>
    </message>
    <message>
        <source>{%1} is used nowhere: every page would be the first one</source>
        <translation>{%1} brukes ikke noe sted: hver side ville vært den første</translation>
    </message>
    <message>
        <source>a batch needs &quot;input&quot;, the form of one entry</source>
        <translation>en samling trenger «input», formen på én oppføring</translation>
    </message>
    <message>
        <source>{inputs} is used nowhere: the batch would be empty</source>
        <translation>{inputs} brukes ikke noe sted: samlingen ville vært tom</translation>
    </message>
    <message>
        <source>nothing says since when ({since}, {sinceS} or {sinceIso}): leave &quot;changes&quot; out instead</source>
        <translation>ingenting sier siden når ({since}, {sinceS} eller {sinceIso}): utelat heller «changes»</translation>
    </message>
    <message>
        <source>{id} is used nowhere: it would not be known which record is meant</source>
        <translation>{id} brukes ikke noe sted: det ville ikke være kjent hvilken post som menes</translation>
    </message>
    <message>
        <source>{values} is used nowhere: nothing would be written</source>
        <translation>{values} brukes ikke noe sted: ingenting ville blitt skrevet</translation>
    </message>
    <message>
        <source>a GET has no body</source>
        <translation>en GET har ingen kropp</translation>
    </message>
    <message>
        <source>&quot;whole&quot; and &quot;ifMatch&quot; belong to the operation update</source>
        <translation>«whole» og «ifMatch» hører til operasjonen update</translation>
    </message>
    <message>
        <source>&quot;whole&quot; and &quot;ifMatch&quot; need the operation read</source>
        <translation>«whole» og «ifMatch» trenger operasjonen read</translation>
    </message>
    <message>
        <source>beside &quot;batchUpdate&quot;, &quot;whole&quot; and &quot;ifMatch&quot; would be passed over: leave one out</source>
        <translation>ved siden av «batchUpdate» ville «whole» og «ifMatch» bli forbigått: utelat den ene</translation>
    </message>
    <message>
        <source>&quot;omit&quot; belongs to &quot;whole&quot;</source>
        <translation>«omit» hører til «whole»</translation>
    </message>
    <message>
        <source>a PATCH takes the changed properties only; a whole record goes with PUT</source>
        <translation>en PATCH tar bare de endrede egenskapene; en hel post går med PUT</translation>
    </message>
    <message>
        <source>a PUT replaces the whole record: set &quot;whole&quot;, or &quot;partial&quot; if the system keeps what is not sent</source>
        <translation>en PUT erstatter hele posten: sett «whole», eller «partial» hvis systemet beholder det som ikke sendes</translation>
    </message>
    <message>
        <source>another datatype has this name already</source>
        <translation>en annen datatype har alt dette navnet</translation>
    </message>
    <message>
        <source>there is no datatype &quot;%1&quot;</source>
        <translation>det finnes ingen datatype «%1»</translation>
    </message>
    <message>
        <source>types belong to typed values</source>
        <translation>typer hører til verdier med type</translation>
    </message>
    <message>
        <source>this says how times are written, and none is named</source>
        <translation>dette sier hvordan tider skrives, og ingen er navngitt</translation>
    </message>
    <message>
        <source>&quot;version&quot; belongs to an update with &quot;ifMatch&quot;</source>
        <translation>«version» hører til en update med «ifMatch»</translation>
    </message>
    <message>
        <source>this is not a regular expression</source>
        <translation>dette er ikke et regulært uttrykk</translation>
    </message>
    <message>
        <source>{key} is used nowhere: it would not be known which record is meant</source>
        <translation>{key} er ikke brukt noe sted: det ville ikke være kjent hvilken post som menes</translation>
    </message>
    <message>
        <source>&quot;key&quot; needs the operations batchUpsert, readByKey and properties, and &quot;property&quot; must say where &quot;unique&quot; is</source>
        <translation>&quot;key&quot; trenger operasjonene batchUpsert, readByKey og properties, og &quot;property&quot; må si hvor &quot;unique&quot; står</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Lukk</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lagre</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Åpne</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Nei</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Bruk</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Tilbakestill</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Forkast</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hjelp</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Prøv igjen</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>The history in the workspace %1 was changed from outside, at line %2 or before. Everything else goes on as usual. See how far it reaches: sambandctl --workspace %1 journal --check</source>
        <translation>Historikken i arbeidsområdet %1 er endret utenfra, på linje %2 eller før. Alt annet går som vanlig. Se hvor langt det rekker: sambandctl --workspace %1 journal --check</translation>
    </message>
    <message>
        <source>Only a record without a counterpart can be linked. Unlink its pair first.</source>
        <translation>Bare en post uten motpart kan kobles. Opphev koblingen først.</translation>
    </message>
    <message>
        <source>The record to link to is gone. Look at the list again and choose another one.</source>
        <translation>Posten det skal kobles til, er borte. Se på listen igjen og velg en annen.</translation>
    </message>
    <message>
        <source>There is no link to forget: the record has no counterpart.</source>
        <translation>Det er ingen kobling å oppheve: posten har ingen motpart.</translation>
    </message>
    <message>
        <source>There is nothing to choose for this record: it has no pair.</source>
        <translation>Det er ingenting å velge for denne posten: den har ingen motpart.</translation>
    </message>
    <message>
        <source>“%1” is linked to another record already. Unlink that pair first, or choose another record.</source>
        <translation>«%1» er alt koblet til en annen post. Opphev den koblingen først, eller velg en annen post.</translation>
    </message>
    <message>
        <source>There is no row %1, or it is gone meanwhile. Look at the list again.</source>
        <translation>Det finnes ingen rad %1, eller den er borte i mellomtiden. Se på listen igjen.</translation>
    </message>
    <message>
        <source>No read of these records is under way, so it cannot end. Start the run again.</source>
        <translation>Ingen lesing av disse postene pågår, så den kan ikke avsluttes. Start kjøringen på nytt.</translation>
    </message>
    <message>
        <source>There is no line %1 in the history. Look at the list again.</source>
        <translation>Det finnes ingen linje %1 i historikken. Se på listen igjen.</translation>
    </message>
    <message>
        <source>Another program keeps the workspace %1 locked. Nothing of this step was stored. Close that program, or try again in a moment.</source>
        <translation>Et annet program holder arbeidsområdet %1 låst. Ingenting av dette steget ble lagret. Lukk det programmet, eller prøv igjen om litt.</translation>
    </message>
    <message>
        <source>There is no room left for the workspace %1. Nothing of this step was stored. Free some space on that disk and try again.</source>
        <translation>Det er ikke plass igjen til arbeidsområdet %1. Ingenting av dette steget ble lagret. Frigjør plass på disken og prøv igjen.</translation>
    </message>
    <message>
        <source>The workspace %1 cannot be written to. Check the permissions of the file and of its folder.</source>
        <translation>Arbeidsområdet %1 kan ikke skrives til. Sjekk rettighetene til filen og mappen.</translation>
    </message>
    <message>
        <source>The workspace %1 could not be read or written (%2). Check the disk and the permissions of its folder.</source>
        <translation>Arbeidsområdet %1 kunne ikke leses eller skrives (%2). Sjekk disken og rettighetene til mappen.</translation>
    </message>
    <message>
        <source>A step on the workspace %1 failed (%2). Nothing of it was stored. Please report this as a fault.</source>
        <translation>Et steg på arbeidsområdet %1 mislyktes (%2). Ingenting av det ble lagret. Meld fra om dette som en feil.</translation>
    </message>
    <message>
        <source>The workspace %1 was made by a newer Samband (version %2 of the file, this program knows %3). It was left as it is. Update this program.</source>
        <translation>Arbeidsområdet %1 er laget av en nyere Samband (filens versjon er %2, dette programmet kjenner %3). Det ble latt være som det er. Oppdater programmet.</translation>
    </message>
    <message>
        <source>The workspace %1 is of an older version. Open it once for writing to bring it up to date.</source>
        <translation>Arbeidsområdet %1 er av en eldre versjon. Åpne det én gang for skriving for å oppdatere det.</translation>
    </message>
    <message>
        <source>The disk of the workspace %1 does not let a window read while a run writes. Keep the workspace on a local disk.</source>
        <translation>Disken til arbeidsområdet %1 lar ikke et vindu lese mens en kjøring skriver. Ha arbeidsområdet på en lokal disk.</translation>
    </message>
    <message>
        <source>%1 is a folder. Name a file for the new workspace.</source>
        <translation>%1 er en mappe. Oppgi en fil for det nye arbeidsområdet.</translation>
    </message>
    <message>
        <source>%1 exists already. Open it, or choose another name.</source>
        <translation>%1 finnes fra før. Åpne den, eller velg et annet navn.</translation>
    </message>
    <message>
        <source>The folder %1 does not exist. Make it first, or choose another one.</source>
        <translation>Mappen %1 finnes ikke. Lag den først, eller velg en annen.</translation>
    </message>
    <message>
        <source>The workspace %1 cannot be made (%2). Check the permissions of the folder, or choose another one.</source>
        <translation>Arbeidsområdet %1 kan ikke lages (%2). Sjekk rettighetene til mappen, eller velg en annen.</translation>
    </message>
    <message>
        <source>There is no workspace %1. Check the name, or make a new workspace.</source>
        <translation>Det finnes ikke noe arbeidsområde %1. Sjekk navnet, eller lag et nytt.</translation>
    </message>
    <message>
        <source>%1 is no file. Name the file of a workspace.</source>
        <translation>%1 er ikke en fil. Oppgi filen til et arbeidsområde.</translation>
    </message>
    <message>
        <source>The workspace %1 cannot be read (%2). Check the permissions of the file.</source>
        <translation>Arbeidsområdet %1 kan ikke leses (%2). Sjekk rettighetene til filen.</translation>
    </message>
    <message>
        <source>The workspace %1 cannot be locked. Check the permissions of its folder.</source>
        <translation>Arbeidsområdet %1 kan ikke låses. Sjekk rettighetene til mappen.</translation>
    </message>
    <message>
        <source>The workspace %1 is in use by %2 (process %3 on %4). Close that program, or open another workspace.</source>
        <translation>Arbeidsområdet %1 er i bruk av %2 (prosess %3 på %4). Lukk det programmet, eller åpne et annet arbeidsområde.</translation>
    </message>
    <message>
        <source>The workspace %1 is of an older version, and no copy of it could be made beside it (%2). It was left as it is. Free some space on that disk, or check the permissions of its folder, and open it again.</source>
        <translation>Arbeidsområdet %1 er av en eldre versjon, og det kunne ikke lages en kopi ved siden av det (%2). Det ble latt være som det er. Frigjør plass på disken, eller sjekk rettighetene til mappen, og åpne det igjen.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>datatype id</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 cannot be renamed. Everything is still there. Check the permissions of its folder, then rescue again.</source>
        <translation>%1 kan ikke gis nytt navn. Alt er der fortsatt. Sjekk rettighetene til mappen, og redd igjen.</translation>
    </message>
    <message>
        <source>%1 is ready but cannot be renamed. Check the permissions of its folder, then rescue again.</source>
        <translation>%1 er klar, men kan ikke gis nytt navn. Sjekk rettighetene til mappen, og redd igjen.</translation>
    </message>
    <message>
        <source>The workspace %1 is not damaged. It was left as it is.</source>
        <translation>Arbeidsområdet %1 er ikke skadet. Det ble latt være som det er.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made. Nothing was changed.</source>
        <translation>Mappen %1 kan ikke lages. Ingenting ble endret.</translation>
    </message>
    <message>
        <source>There is no workspace %1. Check the name.</source>
        <translation>Det finnes ikke noe arbeidsområde %1. Sjekk navnet.</translation>
    </message>
    <message>
        <source>%1 cannot be renamed. Check the permissions of its folder.</source>
        <translation>%1 kan ikke gis nytt navn. Sjekk rettighetene til mappen.</translation>
    </message>
    <message>
        <source>%1 cannot be written (%2). Free some space and rescue again.</source>
        <translation>%1 kan ikke skrives (%2). Frigjør plass og redd igjen.</translation>
    </message>
    <message>
        <source>The flows of this workspace cannot be read, so its links belong to nothing. It was left as it is. Restore it from a backup.</source>
        <translation>Flytene i dette arbeidsområdet kan ikke leses, så koblingene hører ikke til noe. Det ble latt være som det er. Gjenopprett det fra en sikkerhetskopi.</translation>
    </message>
    <message>
        <source>The damaged workspace %1 cannot be copied to be looked at. Nothing was changed. Free some space, or check the permissions of its folder.</source>
        <translation>Det skadede arbeidsområdet %1 kan ikke kopieres for å ses på. Ingenting ble endret. Frigjør plass, eller sjekk rettighetene til mappen.</translation>
    </message>
    <message>
        <source>Nothing of the workspace %1 can be read: its list of tables is gone. It was left as it is. Restore it from a backup.</source>
        <translation>Ingenting i arbeidsområdet %1 kan leses: listen over tabeller er borte. Det ble latt være som det er. Gjenopprett det fra en sikkerhetskopi.</translation>
    </message>
    <message>
        <source>This flow is no longer part of the document, so its rules cannot be changed. Look at the list again.</source>
        <translation>Denne flyten er ikke lenger en del av dokumentet, så reglene kan ikke endres. Se på listen igjen.</translation>
    </message>
    <message>
        <source>The workspace %1 is damaged. It was left as it is. Make a working one of what can still be read, which keeps the damaged file: sambandctl --workspace %1 rescue</source>
        <translation>Arbeidsområdet %1 er skadet. Det ble latt være som det er. Lag et som virker av det som fortsatt kan leses, og behold den skadede filen: sambandctl --workspace %1 rescue</translation>
    </message>
    <message>
        <source>A rescue of the workspace %1 was interrupted. Finish it: sambandctl --workspace %1 rescue</source>
        <translation>En redning av arbeidsområdet %1 ble avbrutt. Fullfør den: sambandctl --workspace %1 rescue</translation>
    </message>
    <message>
        <source>%1 is no workspace of Samband. It was left as it is. Choose another file; or, if it was one and is damaged: sambandctl --workspace %1 rescue</source>
        <translation>%1 er ikke et arbeidsområde for Samband. Filen ble latt være som den er. Velg en annen fil; eller, hvis den var et og er skadet: sambandctl --workspace %1 rescue</translation>
    </message>
    <message>
        <source>The plan that was agreed to is not the last one: another preview was made since. Nothing was written. Look at the new plan.</source>
        <translation>Planen det ble sagt ja til, er ikke den siste: det er laget en forhåndsvisning siden. Ingenting ble skrevet. Se på den nye planen.</translation>
    </message>
    <message>
        <source>That record is of the other system or of another kind. Choose one of those that the flow links to.</source>
        <translation>Den posten hører til det andre systemet eller er av en annen type. Velg en av dem som flyten kobler til.</translation>
    </message>
    <message>
        <source>A new record is being made for this one, or it is not known yet whether it was made. Sync now, then look at it again.</source>
        <translation>En ny post er i ferd med å bli opprettet for denne, eller det er ikke kjent ennå om den ble det. Synkroniser nå, og se på den igjen.</translation>
    </message>
</context>
<context>
    <name>samband::AccessCheck</name>
    <message>
        <source>the check of the sign-in</source>
        <translation>sjekken av innloggingen</translation>
    </message>
    <message>
        <source>%1 refused the token: it is mistyped, was revoked or has ended, or is for another system. Copy it again there, whole, and paste it here.</source>
        <translation>%1 avviste nøkkelen: den er feilskrevet, trukket tilbake eller utløpt, eller gjelder et annet system. Kopier hele på nytt der, og lim den inn her.</translation>
    </message>
    <message>
        <source>There is no token. Copy it from the system and paste it here.</source>
        <translation>Det er ingen nøkkel. Kopier den fra systemet og lim den inn her.</translation>
    </message>
    <message>
        <source>This is no token: a token is one word without blanks. Copy only the token itself.</source>
        <translation>Dette er ingen nøkkel: en nøkkel er ett ord uten mellomrom. Kopier bare selve nøkkelen.</translation>
    </message>
</context>
<context>
    <name>samband::ActivityPlot</name>
    <message>
        <source>Records written per day</source>
        <translation>Poster skrevet per dag</translation>
    </message>
    <message>
        <source>Nothing was written in the last %1 days.</source>
        <translation>Ingenting ble skrevet de siste %1 dagene.</translation>
    </message>
    <message>
        <source>%1: %2 written in %3, %4 in %5</source>
        <translation>%1: %2 skrevet i %3, %4 i %5</translation>
    </message>
    <message>
        <source>at most %1 a day</source>
        <translation>høyst %1 per dag</translation>
    </message>
    <message>
        <source>today</source>
        <translation>i dag</translation>
    </message>
</context>
<context>
    <name>samband::Address</name>
    <message>
        <source>An address holds no name and no password. Leave out what stands before the @; the token is given apart.</source>
        <translation>En adresse inneholder verken navn eller passord. Utelat det som står foran @; tokenet oppgis for seg.</translation>
    </message>
    <message>
        <source>“%1” is no address of a server. Expected one like https://api.example.com.</source>
        <translation>«%1» er ikke adressen til en server. Ventet en som https://api.example.com.</translation>
    </message>
    <message>
        <source>The address of a server ends before any ? or #. Expected one like https://api.example.com.</source>
        <translation>Adressen til en server slutter før et eventuelt ? eller #. Ventet en som https://api.example.com.</translation>
    </message>
    <message>
        <source>%1 would get the token over an open network. Use its https address.</source>
        <translation>%1 ville fått nøkkelen over et åpent nett. Bruk https-adressen.</translation>
    </message>
</context>
<context>
    <name>samband::Batch</name>
    <message>
        <source>%1 (%2)</source>
        <comment>why, how many</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 done</source>
        <comment>rows</comment>
        <translation>%1 gjort</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <comment>number, rows</comment>
        <translation>%1 av %2 gjort</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <comment>number, why</comment>
        <translation>%1 mislyktes: %2</translation>
    </message>
    <message>
        <source>stopped, %1 left as they were</source>
        <translation>stoppet, %1 står som før</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>what is done: how it ended</comment>
        <translation>%1: %2.</translation>
    </message>
</context>
<context>
    <name>samband::BrowserDoor</name>
    <message>
        <source>No browser could be started. Open this address in one yourself: %1</source>
        <translation>Ingen nettleser lot seg starte. Åpne denne adressen i en nettleser selv: %1</translation>
    </message>
</context>
<context>
    <name>samband::Budget</name>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>I dag</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>used / allowed</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2 calls of the day are used.</source>
        <translation>%1 av %2 kall for dagen er brukt.</translation>
    </message>
    <message>
        <source>used up until %1</source>
        <translation>brukt opp til %1</translation>
    </message>
    <message>
        <source>ends %1</source>
        <translation>slutter %1</translation>
    </message>
    <message>
        <source>They start anew at %1.</source>
        <translation>De begynner på nytt %1.</translation>
    </message>
    <message>
        <source>%1 kept</source>
        <translation>%1 holdt av</translation>
    </message>
    <message>
        <source>Runs leave %1 of them to you.</source>
        <translation>Kjøringer lar deg ha %1 av dem.</translation>
    </message>
    <message>
        <source>%1 / %2 in %3</source>
        <comment>used / allowed in time</comment>
        <translation>%1 / %2 på %3</translation>
    </message>
    <message>
        <source>%1 of %2 calls are used in %3.</source>
        <translation>%1 av %2 kall er brukt på %3.</translation>
    </message>
    <message>
        <source>The next one may be sent in %1.</source>
        <translation>Det neste kan sendes om %1.</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Kall</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Søk</translation>
    </message>
    <message>
        <source>Associations</source>
        <translation>Tilknytninger</translation>
    </message>
</context>
<context>
    <name>samband::BudgetBar</name>
    <message>
        <source>%1: %2</source>
        <comment>limit: figures</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>samband::BulkWords</name>
    <message>
        <source>%1 more of the selected rows stay as they are: it means nothing to them.</source>
        <translation>%1 andre av de valgte radene blir som de er: det angår dem ikke.</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 rad</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 rader</translation>
    </message>
    <message>
        <source>Approves %1 and carries them out.</source>
        <translation>Godkjenner %1 og utfører dem.</translation>
    </message>
    <message>
        <source>Archiving removes records from a system.</source>
        <translation>Arkivering fjerner poster fra et system.</translation>
    </message>
    <message>
        <source>%1 more of these rows stay as they are: they need another decision.</source>
        <translation>%1 til av disse radene blir som de er: de trenger en annen avgjørelse.</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Godkjenn</translation>
    </message>
    <message>
        <source>Approve %1</source>
        <translation>Godkjenn %1</translation>
    </message>
    <message>
        <source>Rejects %1. The records stay as they are, and you are asked again only when a side changes.</source>
        <translation>Avviser %1. Postene blir som de er, og du blir ikke spurt igjen før en side endres.</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Avvis</translation>
    </message>
    <message>
        <source>Reject %1</source>
        <comment>rows</comment>
        <translation>Avvis %1</translation>
    </message>
    <message>
        <source>Pauses %1. Runs leave them alone until somebody resumes them.</source>
        <translation>Setter på pause: %1. Kjøringer lar dem være til noen fortsetter dem.</translation>
    </message>
    <message>
        <source>Resumes %1. Runs take them along again, and the first one begins now.</source>
        <translation>Fortsetter %1. Kjøringer tar dem med igjen, og den første begynner nå.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsett</translation>
    </message>
    <message>
        <source>Pause %1</source>
        <comment>rows</comment>
        <translation>Sett %1 på pause</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <comment>rows</comment>
        <translation>Fortsett %1</translation>
    </message>
    <message>
        <source>Samband forgets this link. Both records stay as they are, and no longer follow each other.</source>
        <translation>Samband glemmer denne koblingen. Begge postene blir som de er, og følger ikke lenger hverandre.</translation>
    </message>
    <message>
        <source>Samband forgets %1 links: %2. All records stay as they are, and no longer follow each other.</source>
        <translation>Samband glemmer %1 koblinger: %2. Alle poster blir som de er, og følger ikke lenger hverandre.</translation>
    </message>
    <message>
        <source>They are never suggested for each other again.</source>
        <translation>De foreslås aldri for hverandre igjen.</translation>
    </message>
    <message>
        <source>Unlink</source>
        <translation>Opphev koblingen</translation>
    </message>
    <message>
        <source>Unlink %1 pairs</source>
        <translation>Opphev %1 koblinger</translation>
    </message>
    <message>
        <source>Reads these rows afresh in both systems and brings them in step: %1. What waits for a person goes on waiting.</source>
        <translation>Leser disse radene på nytt i begge systemer og bringer dem i takt: %1. Det som venter på et menneske, venter fortsatt.</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Synkroniser</translation>
    </message>
    <message>
        <source>Sync %1</source>
        <comment>rows</comment>
        <translation>Synkroniser %1</translation>
    </message>
    <message>
        <source>Never link</source>
        <translation>Koble aldri</translation>
    </message>
    <message>
        <source>The two records are never proposed for each other again. Linking them by hand stays possible.</source>
        <translation>De to postene foreslås aldri for hverandre igjen. Det går fortsatt an å koble dem for hånd.</translation>
    </message>
    <message>
        <source>The records of %1 rows are never proposed for each other again. Linking them by hand stays possible.</source>
        <translation>Postene i %1 rader foreslås aldri for hverandre igjen. Det går fortsatt an å koble dem for hånd.</translation>
    </message>
    <message>
        <source>Never link %1 pairs</source>
        <translation>Koble aldri %1 par</translation>
    </message>
    <message>
        <source>Resolve and sync</source>
        <translation>Avgjør og synkroniser</translation>
    </message>
    <message>
        <source>Settles %1 pairs: %2. A pair that changed since it was looked at is left alone and asked about again.

Each write can be undone in the timeline.</source>
        <translation>Avgjør %1 par: %2. Et par som er endret siden det ble sett på, blir latt i fred og spurt om på nytt.

Hver skriving kan angres i tidslinjen.</translation>
    </message>
    <message>
        <source>Resolve and sync %1 pairs</source>
        <translation>Avgjør og synkroniser %1 par</translation>
    </message>
    <message>
        <source>the value of %1</source>
        <translation>verdien i %1</translation>
    </message>
    <message>
        <source>the base</source>
        <translation>grunnlaget</translation>
    </message>
    <message>
        <source>a typed value</source>
        <translation>en skrevet verdi</translation>
    </message>
    <message>
        <source>the difference stays</source>
        <translation>forskjellen blir stående</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <comment>count × choice</comment>
        <translation>%1 × %2</translation>
    </message>
</context>
<context>
    <name>samband::CandidateList</name>
    <message>
        <source>Link to</source>
        <translation>Koble til</translation>
    </message>
    <message>
        <source>Records it can be linked to</source>
        <translation>Poster den kan kobles til</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <comment>title, likeness</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>, also like 1 other</source>
        <translation>, ligner også 1 annen</translation>
    </message>
    <message>
        <source>, also like %1 others</source>
        <translation>, ligner også %1 andre</translation>
    </message>
    <message>
        <source>Link to this record in %1</source>
        <translation>Koble til denne posten i %1</translation>
    </message>
    <message>
        <source>same</source>
        <translation>likt</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>ulikt</translation>
    </message>
    <message>
        <source>only in %1</source>
        <translation>bare i %1</translation>
    </message>
    <message>
        <source>id %1</source>
        <translation>id %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>property value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>created %1</source>
        <translation>opprettet %1</translation>
    </message>
    <message>
        <source>What agrees with the selected record and what differs</source>
        <translation>Hva som stemmer med den valgte posten, og hva som er ulikt</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Egenskap</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Dom</translation>
    </message>
</context>
<context>
    <name>samband::CauseColumns</name>
    <message>
        <source>State</source>
        <translation>Tilstand</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Poster</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Årsak</translation>
    </message>
    <message>
        <source>The last one: %1</source>
        <translation>Den siste: %1</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Sist</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Hva du kan gjøre</translation>
    </message>
    <message>
        <source>How many records have this cause</source>
        <translation>Hvor mange poster som har denne årsaken</translation>
    </message>
    <message>
        <source>both</source>
        <translation>begge</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Where it has to be put right</source>
        <translation>Hvor det må rettes</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Slag</translation>
    </message>
    <message>
        <source>What kind of trouble it is</source>
        <translation>Hva slags problem det er</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Egenskap</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Først</translation>
    </message>
    <message>
        <source>When the one that waits longest came</source>
        <translation>Da den som har ventet lengst, kom</translation>
    </message>
    <message>
        <source>When the newest one came</source>
        <translation>Da den nyeste kom</translation>
    </message>
</context>
<context>
    <name>samband::CauseLine</name>
    <message>
        <source>%1, %2: %3</source>
        <comment>state, count: cause</comment>
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>samband::CausesPage</name>
    <message>
        <source>Show the records</source>
        <translation>Vis postene</translation>
    </message>
    <message>
        <source>Sync these again</source>
        <translation>Synkroniser dem igjen</translation>
    </message>
    <message>
        <source>What needs you, by cause</source>
        <translation>Det som trenger deg, etter årsak</translation>
    </message>
    <message>
        <source>Reads the records with the selected cause afresh and tries again, without waiting</source>
        <translation>Leser postene med den valgte årsaken på nytt og prøver igjen, uten å vente</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>Årsaker</translation>
    </message>
    <message>
        <source>Nothing needs you. A conflict, a refused write or a lost record would stand here, together with all others of its cause.</source>
        <translation>Ingenting trenger deg. En konflikt, en avvist skriving eller en tapt post ville stått her, sammen med alle andre med samme årsak.</translation>
    </message>
    <message>
        <source>Shows the records with the selected cause</source>
        <translation>Viser postene med den valgte årsaken</translation>
    </message>
    <message>
        <source>No cause matches the filters. Clear them to see every cause.</source>
        <translation>Ingen årsak passer med filtrene. Tøm dem for å se alle årsaker.</translation>
    </message>
</context>
<context>
    <name>samband::CheckTree</name>
    <message>
        <source>1 fails</source>
        <translation>1 feiler</translation>
    </message>
    <message>
        <source>%1 fail</source>
        <translation>%1 feiler</translation>
    </message>
    <message>
        <source>%1 not looked at</source>
        <translation>%1 ikke sett på</translation>
    </message>
    <message>
        <source>1 note</source>
        <translation>1 merknad</translation>
    </message>
    <message>
        <source>%1 notes</source>
        <translation>%1 merknader</translation>
    </message>
    <message>
        <source>all %1 work</source>
        <translation>alle %1 virker</translation>
    </message>
    <message>
        <source>What the doctor found</source>
        <translation>Det doktoren fant</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Sjekk</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Funn</translation>
    </message>
    <message>
        <source>What came back</source>
        <translation>Det som kom tilbake</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>ser etter…</translation>
    </message>
    <message>
        <source>Nothing has been looked at yet. What an examination finds stands here, line by line, with what came back.</source>
        <translation>Ingenting er undersøkt ennå. Det en undersøkelse finner, står her, linje for linje, med det som kom tilbake.</translation>
    </message>
</context>
<context>
    <name>samband::ChoiceBox</name>
    <message>
        <source>(blank)</source>
        <translation>(tom)</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Grunnlag</translation>
    </message>
    <message>
        <source>never agreed</source>
        <translation>aldri enige</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Annet</translation>
    </message>
    <message>
        <source>Another value for %1</source>
        <translation>En annen verdi for %1</translation>
    </message>
    <message>
        <source>type a value for both</source>
        <translation>skriv en verdi for begge</translation>
    </message>
    <message>
        <source>Accept the difference</source>
        <translation>Godta forskjellen</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <comment>property: system value</comment>
        <translation>%1: %2 %3</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>Tast %1</translation>
    </message>
    <message>
        <source>Make this the rule for the flow…</source>
        <translation>Gjør dette til regelen for flyten…</translation>
    </message>
    <message>
        <source>Make the choice for %1 the rule for the flow</source>
        <translation>Gjør valget for %1 til regelen for flyten</translation>
    </message>
    <message>
        <source>Decides like this by itself from then on; shows first what that changes (key %1)</source>
        <translation>Avgjør slik av seg selv fra nå av; viser først hva det endrer (tast %1)</translation>
    </message>
</context>
<context>
    <name>samband::Choices</name>
    <message>
        <source>“%1” is about a property, and none was named.</source>
        <translation>«%1» gjelder en egenskap, og ingen er nevnt.</translation>
    </message>
    <message>
        <source>Row %1 synchronises no property, so there is no “%2” to choose.</source>
        <translation>Rad %1 synkroniserer ingen egenskap, så det er ingen «%2» å velge.</translation>
    </message>
    <message>
        <source>“%1” is no property of this pair. Its properties are: %2.</source>
        <translation>«%1» er ingen egenskap i dette paret. Egenskapene er: %2.</translation>
    </message>
    <message>
        <source>No property of row %1 is in conflict, so nothing was noted. %2</source>
        <translation>Ingen egenskap i rad %1 er i konflikt, så ingenting ble notert. %2</translation>
    </message>
    <message>
        <source>To settle a property that is held, name it with --property: %1.</source>
        <translation>For å avgjøre en egenskap som holdes tilbake, nevn den med --property: %1.</translation>
    </message>
    <message>
        <source>Row %1 has not both records, so there is no value to choose. %2</source>
        <translation>Rad %1 har ikke begge postene, så det er ingen verdi å velge. %2</translation>
    </message>
    <message>
        <source>Several properties of row %1 are in conflict, and one value cannot be right for all. Say which with --property: %2.</source>
        <translation>Flere egenskaper i rad %1 er i konflikt, og én verdi kan ikke være riktig for alle. Si hvilken med --property: %2.</translation>
    </message>
    <message>
        <source>“%1” of row %2 never agreed, so there is no earlier value to take. Take source, target, or a value of your own.</source>
        <translation>«%1» i rad %2 har aldri vært lik på begge sider, så det finnes ingen tidligere verdi å ta. Ta source, target eller en egen verdi.</translation>
    </message>
    <message>
        <source>Row %1 is not linked, so there is nothing to unlink. %2</source>
        <translation>Rad %1 er ikke koblet, så det er ingen kobling å oppheve. %2</translation>
    </message>
    <message>
        <source>Row %1 has lost no record, so “%2” would change nothing. %3</source>
        <translation>Rad %1 har ikke mistet noen post, så «%2» ville ikke endret noe. %3</translation>
    </message>
    <message>
        <source>“%1” is about the whole row. Leave out --property.</source>
        <translation>«%1» gjelder hele raden. Utelat --property.</translation>
    </message>
</context>
<context>
    <name>samband::ColumnKeeper</name>
    <message>
        <source>Move “%1” to the left</source>
        <translation>Flytt «%1» til venstre</translation>
    </message>
    <message>
        <source>Move “%1” to the right</source>
        <translation>Flytt «%1» til høyre</translation>
    </message>
    <message>
        <source>Fit widths to what is shown</source>
        <translation>Tilpass breddene til det som vises</translation>
    </message>
    <message>
        <source>As they came</source>
        <translation>Som de kom</translation>
    </message>
</context>
<context>
    <name>samband::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Kommandoer</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Hva vil du gjøre?</translation>
    </message>
    <message>
        <source>Find a command or a view</source>
        <translation>Finn en kommando eller en visning</translation>
    </message>
    <message>
        <source>Commands and views</source>
        <translation>Kommandoer og visninger</translation>
    </message>
    <message>
        <source>Nothing here is called that.</source>
        <translation>Ingenting her heter det.</translation>
    </message>
</context>
<context>
    <name>samband::ConnectionBox</name>
    <message>
        <source>Token</source>
        <translation>Nøkkel</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Klient-id</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>Klienthemmelighet</translation>
    </message>
    <message>
        <source>Port on this machine (empty: any)</source>
        <translation>Port på denne maskinen (tomt: hvilken som helst)</translation>
    </message>
    <message>
        <source>For this session only: not kept in the keychain</source>
        <translation>Bare for denne økten: lagres ikke i nøkkelringen</translation>
    </message>
    <message>
        <source>Check and use the token</source>
        <translation>Sjekk og bruk nøkkelen</translation>
    </message>
    <message>
        <source>Sign in through the browser</source>
        <translation>Logg inn i nettleseren</translation>
    </message>
    <message>
        <source>Cancel the sign-in</source>
        <translation>Avbryt innloggingen</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Logg ut</translation>
    </message>
    <message>
        <source>Not signed in. Paste a token, or sign in through the browser.</source>
        <translation>Ikke logget inn. Lim inn en nøkkel, eller logg inn i nettleseren.</translation>
    </message>
    <message>
        <source>Signing in… If a browser opened, agree there and come back.</source>
        <translation>Logger inn… Hvis en nettleser åpnet seg, godta der og kom tilbake.</translation>
    </message>
    <message>
        <source>for this session only</source>
        <translation>bare for denne økten</translation>
    </message>
    <message>
        <source>with the token in the environment variable %1</source>
        <translation>med nøkkelen i miljøvariabelen %1</translation>
    </message>
    <message>
        <source>kept in the keychain</source>
        <translation>lagret i nøkkelringen</translation>
    </message>
    <message>
        <source>Signed in at %1, %2.</source>
        <translation>Logget inn på %1, %2.</translation>
    </message>
    <message>
        <source>Signed in at %1 as account %2, %3.</source>
        <translation>Logget inn på %1 som konto %2, %3.</translation>
    </message>
    <message>
        <source>The system does not tell which scopes the token has.</source>
        <translation>Systemet sier ikke hvilke rettigheter nøkkelen har.</translation>
    </message>
    <message>
        <source>Every scope that the document needs is there: %1</source>
        <translation>Alle rettigheter dokumentet trenger, er der: %1</translation>
    </message>
    <message>
        <source>Missing for this document: %1. Give the token these scopes in %2.</source>
        <translation>Mangler for dette dokumentet: %1. Gi nøkkelen disse rettighetene i %2.</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Trengs ikke</translation>
    </message>
    <message>
        <source>Environment variable with the token</source>
        <translation>Miljøvariabel med nøkkelen</translation>
    </message>
    <message>
        <source>Check and use the variable</source>
        <translation>Sjekk og bruk variabelen</translation>
    </message>
    <message>
        <source>Examine…</source>
        <translation>Undersøk…</translation>
    </message>
    <message>
        <source>Signed out: %1 does not take the sign-in any more. Sign in again.</source>
        <translation>Logget ut: %1 godtar ikke påloggingen lenger. Logg inn på nytt.</translation>
    </message>
    <message>
        <source>For this session only: there is no keychain to keep it in</source>
        <translation>Bare for denne økten: det er ingen nøkkelring å ta vare på den i</translation>
    </message>
</context>
<context>
    <name>samband::ConnectionsDialog</name>
    <message>
        <source>Connections</source>
        <translation>Forbindelser</translation>
    </message>
</context>
<context>
    <name>samband::Console</name>
    <message>
        <source>Samband cannot start</source>
        <translation>Samband kan ikke starte</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Åpne et arbeidsområde</translation>
    </message>
    <message>
        <source>Samband workspaces (*.samband)</source>
        <translation>Samband-arbeidsområder (*.samband)</translation>
    </message>
    <message>
        <source>Keeps two CRM systems in step, and asks when a person should decide.</source>
        <translation>Holder to CRM-systemer i takt, og spør når et menneske bør avgjøre.</translation>
    </message>
    <message>
        <source>The workspace file to open.</source>
        <translation>Arbeidsområdet som skal åpnes.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>fil</translation>
    </message>
    <message>
        <source>Start both demo systems on this machine and open a workspace on them.</source>
        <translation>Start begge demosystemene på denne maskinen og åpne et arbeidsområde på dem.</translation>
    </message>
    <message>
        <source>How many people the demo invents.</source>
        <translation>Hvor mange personer demoen dikter opp.</translation>
    </message>
    <message>
        <source>number</source>
        <translation>antall</translation>
    </message>
    <message>
        <source>The same as --workspace.</source>
        <translation>Det samme som --workspace.</translation>
    </message>
    <message>
        <source>[file]</source>
        <translation>[fil]</translation>
    </message>
    <message>
        <source>There is no screen to open the window on: neither DISPLAY nor WAYLAND_DISPLAY leads to one that answers. Start it on a desktop, or do the same job here with sambandctl (sambandctl --help).</source>
        <translation>Det finnes ingen skjerm å åpne vinduet på: verken DISPLAY eller WAYLAND_DISPLAY fører til en som svarer. Start det på et skrivebord, eller gjør den samme jobben her med sambandctl (sambandctl --help).</translation>
    </message>
</context>
<context>
    <name>samband::CreateKey</name>
    <message>
        <source>%1 has a property “%2” (%3) already, but it is not unique, and that cannot be changed. Choose another name for ours: --setting keyProperty=NAME.</source>
        <translation>%1 har allerede en egenskap «%2» (%3), men den er ikke unik, og det kan ikke endres. Velg et annet navn på vår: --setting keyProperty=NAVN.</translation>
    </message>
    <message>
        <source>New records (%1) carry a key of ours in the unique property “%2”: even when an answer is lost, none is made twice.</source>
        <translation>Nye poster (%1) bærer en nøkkel av vår egen i den unike egenskapen «%2»: selv når et svar går tapt, blir ingen laget to ganger.</translation>
    </message>
    <message>
        <source>The account has no unique property “%2” for %1: when the answer to a create is lost, the new record is looked for by what it holds, and in doubt you are asked.</source>
        <translation>Kontoen har ingen unik egenskap «%2» for %1: når svaret på en opprettelse går tapt, letes den nye posten opp etter innholdet, og i tvil blir du spurt.</translation>
    </message>
    <message>
        <source>The property “%2” for %1 is not unique or read-only, so it cannot keep records apart: when the answer to a create is lost, the new record is looked for by what it holds, and in doubt you are asked.</source>
        <translation>Egenskapen «%2» for %1 er ikke unik eller kan bare leses, så den kan ikke holde poster fra hverandre: når svaret på en opprettelse går tapt, letes den nye posten opp etter innholdet, og i tvil blir du spurt.</translation>
    </message>
    <message>
        <source>When the answer to a create is lost (%1), the new record is looked for by what it holds, and in doubt you are asked.</source>
        <translation>Når svaret på en opprettelse går tapt (%1), letes den nye posten opp etter innholdet, og i tvil blir du spurt.</translation>
    </message>
    <message>
        <source>To rule that out, make the property: sambandctl connect %1 --unique-key. Or let an administrator make it: %2, single-line text, with unique values.</source>
        <translation>For å utelukke det, lag egenskapen: sambandctl connect %1 --unique-key. Eller la en administrator lage den: %2, enlinjet tekst, med unike verdier.</translation>
    </message>
    <message>
        <source>To rule that out, let an administrator make the property: %1, single-line text, with unique values.</source>
        <translation>For å utelukke det, la en administrator lage egenskapen: %1, enlinjet tekst, med unike verdier.</translation>
    </message>
    <message>
        <source>Choose another name for ours (--setting keyProperty=NAME); whether values are unique cannot be changed later.</source>
        <translation>Velg et annet navn på vår (--setting keyProperty=NAVN); om verdier er unike kan ikke endres senere.</translation>
    </message>
</context>
<context>
    <name>samband::Demo</name>
    <message>
        <source>The demo systems did not start (%1: %2). Install the package samband-demo, or build everything with app/run.sh, and try again.</source>
        <translation>Demosystemene startet ikke (%1: %2). Installer pakken samband-demo, eller bygg alt med app/run.sh, og prøv igjen.</translation>
    </message>
    <message>
        <source>The demo systems are not installed. They come with the package samband-demo.</source>
        <translation>Demosystemene er ikke installert. De kommer med pakken samband-demo.</translation>
    </message>
</context>
<context>
    <name>samband::Desk</name>
    <message>
        <source>None of these rows waits for an approval.</source>
        <translation>Ingen av disse radene venter på godkjenning.</translation>
    </message>
    <message>
        <source>Delete in %1</source>
        <translation>Slett i %1</translation>
    </message>
    <message>
        <source>Delete %1 in %2</source>
        <translation>Slett %1 i %2</translation>
    </message>
    <message>
        <source>Approving</source>
        <translation>Godkjenner</translation>
    </message>
    <message>
        <source>Rejecting</source>
        <translation>Avviser</translation>
    </message>
    <message>
        <source>Unlinking</source>
        <translation>Opphever</translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>Setter på pause</translation>
    </message>
    <message>
        <source>Resuming</source>
        <translation>Fortsetter</translation>
    </message>
    <message>
        <source>Sending choices</source>
        <translation>Sender valg</translation>
    </message>
    <message>
        <source>%1 is deleted in %2, as it already is in %3.

This cannot be undone: what is made again is a new record with a new id.</source>
        <translation>%1 slettes i %2, slik den alt er det i %3.

Dette kan ikke angres: det som lages igjen, er en ny post med en ny id.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>record: why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… og %1 til</translation>
    </message>
    <message>
        <source>What a person has changed since is not overwritten: it is shown as a conflict. The undo stands in the journal and can be undone.</source>
        <translation>Det et menneske har endret siden, overskrives ikke: det vises som en konflikt. Angringen står i journalen og kan selv angres.</translation>
    </message>
    <message>
        <source>Undo run %1</source>
        <translation>Angre kjøring %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Angre</translation>
    </message>
    <message>
        <source>Accepting</source>
        <translation>Godtar</translation>
    </message>
    <message>
        <source>Taking back</source>
        <translation>Tar tilbake</translation>
    </message>
    <message>
        <source>Apply, and archive %1</source>
        <translation>Utfør, og arkiver %1</translation>
    </message>
    <message>
        <source>Apply the plan</source>
        <translation>Utfør planen</translation>
    </message>
    <message>
        <source>Carries out %1.

Archiving removes records from a system.</source>
        <translation>Utfører %1.

Arkivering fjerner poster fra et system.</translation>
    </message>
    <message>
        <source>None of these rows can be synced: they are paused or outside.</source>
        <translation>Ingen av disse radene kan synkroniseres: de er på pause eller utenfor.</translation>
    </message>
    <message>
        <source>None of these rows is a link.</source>
        <translation>Ingen av disse radene er en kobling.</translation>
    </message>
    <message>
        <source>None of these rows can be paused: they are already, or outside.</source>
        <translation>Ingen av disse radene kan settes på pause: de er det alt, eller står utenfor.</translation>
    </message>
    <message>
        <source>None of these rows is paused.</source>
        <translation>Ingen av disse radene er på pause.</translation>
    </message>
</context>
<context>
    <name>samband::DetailPane</name>
    <message>
        <source>Record</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Select a row to see both records, why they are where they are, and what you can do.</source>
        <translation>Velg en rad for å se begge postene, hvorfor de står der de står, og hva du kan gjøre.</translation>
    </message>
    <message>
        <source>Both records of a row stand here. This table has none now; another view in the sidebar may.</source>
        <translation>Begge postene i en rad står her. Denne tabellen har ingen nå; en annen visning i sidepanelet kan ha det.</translation>
    </message>
    <message>
        <source>Choose the value of %1 or %2 first (1 or 2): that can be made the rule.</source>
        <translation>Velg verdien fra %1 eller %2 først (1 eller 2): den kan gjøres til regel.</translation>
    </message>
</context>
<context>
    <name>samband::Doctor</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>(HTTP %1)</source>
        <translation>(HTTP %1)</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>Logg inn på nytt.</translation>
    </message>
    <message>
        <source>Give the token the permission for it in %1, then sign in again.</source>
        <translation>Gi nøkkelen rettigheten til det i %1, og logg inn på nytt.</translation>
    </message>
    <message>
        <source>Compare the call and the shape of the answer in the manifest with what %1 documents.</source>
        <translation>Sammenlign kallet og formen på svaret i manifestet med det %1 dokumenterer.</translation>
    </message>
    <message>
        <source>Check the network, then look again in a few minutes.</source>
        <translation>Sjekk nettverket, og se etter igjen om noen minutter.</translation>
    </message>
    <message>
        <source>Wait until %1 takes calls again, then look once more.</source>
        <translation>Vent til %1 tar imot kall igjen, og se etter en gang til.</translation>
    </message>
    <message>
        <source>Address and encryption</source>
        <translation>Adresse og kryptering</translation>
    </message>
    <message>
        <source>%1 answers on port %2 after %3</source>
        <translation>%1 svarer på port %2 etter %3</translation>
    </message>
    <message>
        <source>, encrypted (%1)</source>
        <translation>, kryptert (%1)</translation>
    </message>
    <message>
        <source>, on this machine and not encrypted</source>
        <translation>, på denne maskinen og ikke kryptert</translation>
    </message>
    <message>
        <source>The server&apos;s certificate ends in %1 days. Tell whoever runs it.</source>
        <translation>Serverens sertifikat utløper om %1 dager. Si fra til den som driver den.</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>nothing in it is assumed</source>
        <translation>ingenting i det er antatt</translation>
    </message>
    <message>
        <source>Assumed by the manifest</source>
        <translation>Antatt av manifestet</translation>
    </message>
    <message>
        <source>Nobody confirmed this. The checks below show whether it holds.</source>
        <translation>Ingen har bekreftet dette. Sjekkene nedenfor viser om det stemmer.</translation>
    </message>
    <message>
        <source>Sign-in and permissions</source>
        <translation>Innlogging og rettigheter</translation>
    </message>
    <message>
        <source>there is no token to look at</source>
        <translation>det er ingen nøkkel å se på</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>Logg inn først.</translation>
    </message>
    <message>
        <source>the token is accepted</source>
        <translation>nøkkelen er godtatt</translation>
    </message>
    <message>
        <source>the token is accepted, account %1</source>
        <translation>nøkkelen er godtatt, konto %1</translation>
    </message>
    <message>
        <source>; permissions are missing: %1</source>
        <translation>; rettigheter mangler: %1</translation>
    </message>
    <message>
        <source>Give the token these permissions in %1, then sign in again.</source>
        <translation>Gi nøkkelen disse rettighetene i %1, og logg inn på nytt.</translation>
    </message>
    <message>
        <source>; every permission that the document needs is there</source>
        <translation>; alle rettigheter dokumentet trenger, er der</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Lesing av %1</translation>
    </message>
    <message>
        <source>it is read by %1, and none was read</source>
        <translation>den leses etter %1, og ingen ble lest</translation>
    </message>
    <message>
        <source>%1 records, all there is</source>
        <translation>%1 poster, alle som finnes</translation>
    </message>
    <message>
        <source>%1 records on the first page, and there are more</source>
        <translation>%1 poster på den første siden, og det er flere</translation>
    </message>
    <message>
        <source>Second page of %1</source>
        <translation>Andre side av %1</translation>
    </message>
    <message>
        <source>it is empty, though the first page said that there are more</source>
        <translation>den er tom, enda den første siden sa at det er flere</translation>
    </message>
    <message>
        <source>it brings the records of the first page again</source>
        <translation>den bringer postene fra den første siden igjen</translation>
    </message>
    <message>
        <source>Correct how the manifest asks for the next page.</source>
        <translation>Rett hvordan manifestet spør etter den neste siden.</translation>
    </message>
    <message>
        <source>%1 more records</source>
        <translation>%1 poster til</translation>
    </message>
    <message>
        <source>, %1 of them were on the first page already</source>
        <translation>, %1 av dem var alt på den første siden</translation>
    </message>
    <message>
        <source>The order of the list is not stable; Samband reads such lists twice.</source>
        <translation>Rekkefølgen i listen er ikke stabil; Samband leser slike lister to ganger.</translation>
    </message>
    <message>
        <source>Times of %1</source>
        <translation>Tider for %1</translation>
    </message>
    <message>
        <source>%1 of %2 say when they were created, %3 when they were changed</source>
        <translation>%1 av %2 sier når de ble opprettet, %3 når de ble endret</translation>
    </message>
    <message>
        <source>; %1 lie in the future</source>
        <translation>; %1 ligger i framtiden</translation>
    </message>
    <message>
        <source>Correct the form of the times in the manifest (seconds, milliseconds, or text).</source>
        <translation>Rett formen på tidene i manifestet (sekunder, millisekunder eller tekst).</translation>
    </message>
    <message>
        <source>Correct where the manifest finds the time of a change, or leave out “changes”.</source>
        <translation>Rett hvor manifestet finner tiden for en endring, eller utelat «changes».</translation>
    </message>
    <message>
        <source>Without it a create whose answer was lost may have to be settled by a person.</source>
        <translation>Uten den må kanskje et menneske avgjøre en opprettelse der svaret gikk tapt.</translation>
    </message>
    <message>
        <source>Property %1 of %2</source>
        <translation>Egenskapen %1 for %2</translation>
    </message>
    <message>
        <source>filled in %1 of %2 records</source>
        <translation>fylt ut i %1 av %2 poster</translation>
    </message>
    <message>
        <source>Is it spelt like this in %1? A wrong name reads as blank everywhere.</source>
        <translation>Skrives den slik i %1? Et galt navn leses som tomt overalt.</translation>
    </message>
    <message>
        <source>Reading one of %1 by its id</source>
        <translation>Lesing av én av %1 etter id</translation>
    </message>
    <message>
        <source>the list has it, but by its id it is gone</source>
        <translation>listen har den, men etter id er den borte</translation>
    </message>
    <message>
        <source>Correct the read call, or where the manifest finds a record&apos;s id.</source>
        <translation>Rett lesekallet, eller hvor manifestet finner postens id.</translation>
    </message>
    <message>
        <source>the same values as in the list</source>
        <translation>de samme verdiene som i listen</translation>
    </message>
    <message>
        <source>other values than in the list: %1</source>
        <translation>andre verdier enn i listen: %1</translation>
    </message>
    <message>
        <source>Somebody may have edited it just now; if it stays, the two calls show different properties.</source>
        <translation>Noen kan ha endret den akkurat nå; blir det slik, viser de to kallene ulike egenskaper.</translation>
    </message>
    <message>
        <source>What changed in %1</source>
        <translation>Hva som er endret i %1</translation>
    </message>
    <message>
        <source>%1 records on the first page of the last day</source>
        <translation>%1 poster på den første siden for det siste døgnet</translation>
    </message>
    <message>
        <source>, %1 of them are older</source>
        <translation>, %1 av dem er eldre</translation>
    </message>
    <message>
        <source>The system does not look at the time it is asked for: correct its name or form in the manifest.</source>
        <translation>Systemet ser ikke på tiden det blir spurt om: rett navnet eller formen i manifestet.</translation>
    </message>
    <message>
        <source>Properties of the mappings in the account</source>
        <translation>Egenskapene i dokumentet, sett i kontoen</translation>
    </message>
    <message>
        <source>nothing is missing or locked, as far as the system tells</source>
        <translation>ingenting mangler eller er låst, så langt systemet sier</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>Klokker</translation>
    </message>
    <message>
        <source>the system does not tell its time</source>
        <translation>systemet oppgir ikke tiden sin</translation>
    </message>
    <message>
        <source>they differ by %1</source>
        <translation>de skiller seg med %1</translation>
    </message>
    <message>
        <source>Samband allows for it. Set this machine&apos;s clock if it is the wrong one.</source>
        <translation>Samband tar hensyn til det. Still denne maskinens klokke hvis det er den som går galt.</translation>
    </message>
    <message>
        <source>Writing %1 and putting it back</source>
        <translation>Skriving av %1 og tilbake igjen</translation>
    </message>
    <message>
        <source>there is no such record</source>
        <translation>det finnes ingen slik post</translation>
    </message>
    <message>
        <source>Name a record that may be changed for a moment.</source>
        <translation>Oppgi en post som kan endres et øyeblikk.</translation>
    </message>
    <message>
        <source>the old value could not be put back: %1</source>
        <translation>den gamle verdien kunne ikke settes tilbake: %1</translation>
    </message>
    <message>
        <source>Set the property by hand in %1: it may end with an x too many.</source>
        <translation>Sett egenskapen for hånd i %1: den kan ende på en x for mye.</translation>
    </message>
    <message>
        <source>%1 stored another spelling than it was sent; the old value is back</source>
        <translation>%1 lagret en annen skrivemåte enn den som ble sendt; den gamle verdien er tilbake</translation>
    </message>
    <message>
        <source>Samband shows such properties as stored differently and keeps them in step.</source>
        <translation>Samband viser slike egenskaper som lagret ulikt og holder dem i takt.</translation>
    </message>
    <message>
        <source>written, read back, and put back</source>
        <translation>skrevet, lest tilbake og satt tilbake</translation>
    </message>
    <message>
        <source>works</source>
        <translation>virker</translation>
    </message>
    <message>
        <source>works, note</source>
        <translation>virker, merknad</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>feiler</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>ikke sett på</translation>
    </message>
    <message>
        <source>Connection doctor: %1 at %2, %3</source>
        <translation>Forbindelseslege: %1 på %2, %3</translation>
    </message>
    <message>
        <source>Manifest: %1</source>
        <translation>Manifest: %1</translation>
    </message>
    <message>
        <source>Everything that was looked at works.</source>
        <translation>Alt som ble sett på, virker.</translation>
    </message>
    <message>
        <source>%1 of %2 checks fail.</source>
        <translation>%1 av %2 sjekker feiler.</translation>
    </message>
    <message>
        <source>Everything after this</source>
        <translation>Alt etter dette</translation>
    </message>
    <message>
        <source>you stopped before it was looked at</source>
        <translation>du stoppet før det ble sett på</translation>
    </message>
    <message>
        <source>Look again to see the rest.</source>
        <translation>Se etter på nytt for å få resten.</translation>
    </message>
    <message>
        <source>How new %1 are kept from being made twice</source>
        <translation>Hvordan nye %1 ikke blir laget to ganger</translation>
    </message>
    <message>
        <source>Nothing fails; %1 of %2 could not be looked at.</source>
        <translation>Ingenting feiler; %1 av %2 kunne ikke undersøkes.</translation>
    </message>
    <message>
        <source>; nothing was changed</source>
        <translation>; ingenting ble endret</translation>
    </message>
    <message>
        <source>; the old value is back</source>
        <translation>; den gamle verdien er tilbake</translation>
    </message>
    <message>
        <source>Reading one of %1 that is not there</source>
        <translation>Lese en av %1 som ikke finnes</translation>
    </message>
    <message>
        <source>it reads as gone</source>
        <translation>den leses som borte</translation>
    </message>
    <message>
        <source>a record came for an id that was made up</source>
        <translation>det kom en post for en oppdiktet id</translation>
    </message>
    <message>
        <source>Nothing is lost by it, but a record that is deleted may not be noticed. Compare the read call in the manifest with what %1 documents.</source>
        <translation>Ingenting går tapt av det, men en slettet post blir kanskje ikke oppdaget. Sammenlign lesekallet i manifestet med det %1 dokumenterer.</translation>
    </message>
    <message>
        <source>What properties of %1 have held</source>
        <translation>Hva egenskapene til %1 har vært</translation>
    </message>
    <message>
        <source>it is told, and the record looked at has had no other values</source>
        <translation>det fortelles, og posten som ble sett på, har ikke hatt andre verdier</translation>
    </message>
    <message>
        <source>%1 values, %2 of them say who gave them</source>
        <translation>%1 verdier, %2 av dem sier hvem som ga dem</translation>
    </message>
</context>
<context>
    <name>samband::DoctorDialog</name>
    <message>
        <source>Connection doctor</source>
        <translation>Forbindelsesdoktor</translation>
    </message>
    <message>
        <source>Try a write as well, on a record that you name</source>
        <translation>Prøv også en skriving, på en post du nevner</translation>
    </message>
    <message>
        <source>Looks at everything between this machine and a system: address, sign-in, permissions, each read call, paging, times and properties. Reads a few pages, keeps nothing of them, and writes nothing.</source>
        <translation>Ser på alt mellom denne maskinen og et system: adresse, pålogging, tillatelser, hvert lesekall, sider, tider og egenskaper. Leser noen få sider, beholder ingenting av dem, og skriver ingenting.</translation>
    </message>
    <message>
        <source>Examine both</source>
        <translation>Undersøk begge</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>Bare %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>An examination goes on</source>
        <translation>En undersøkelse pågår</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Kopier rapporten</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>Lagre rapporten…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Lukk</translation>
    </message>
    <message>
        <source>Choose a check to see all that came back, and what to do about it.</source>
        <translation>Velg en sjekk for å se alt som kom tilbake, og hva som kan gjøres med det.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>check: finding</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Line %1 of the manifest %2 decides about it:</source>
        <translation>Linje %1 i manifestet %2 avgjør det:</translation>
    </message>
    <message>
        <source>The manifest %1 decides about it.</source>
        <translation>Manifestet %1 avgjør det.</translation>
    </message>
    <message>
        <source>Looking at %1: 1 check so far.</source>
        <translation>Ser på %1: 1 sjekk så langt.</translation>
    </message>
    <message>
        <source>Looking at %1: %2 checks so far.</source>
        <translation>Ser på %1: %2 sjekker så langt.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>system: verdict</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The report is in the clipboard. It holds no secret and nothing of a person.</source>
        <translation>Rapporten er på utklippstavlen. Den inneholder ingen hemmelighet og ingenting om en person.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Lagre rapporten</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Tekst (*.txt)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>The report is in %1. It holds no secret and nothing of a person.</source>
        <translation>Rapporten er i %1. Den inneholder ingen hemmelighet og ingenting om en person.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another folder.</source>
        <translation>%1 kan ikke skrives: %2. Velg en annen mappe.</translation>
    </message>
    <message>
        <source>Only what does not simply work</source>
        <translation>Bare det som ikke uten videre virker</translation>
    </message>
    <message>
        <source>All that came back of a check stands here, and what to do about it.</source>
        <translation>Alt som kom tilbake fra en sjekk, står her, og hva du kan gjøre med det.</translation>
    </message>
</context>
<context>
    <name>samband::EffectColumns</name>
    <message>
        <source>Now</source>
        <translation>Nå</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Deretter</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Hvorfor</translation>
    </message>
</context>
<context>
    <name>samband::Executor</name>
    <message>
        <source>%1 answered that it created a record with number %2, but that one is linked to another record already, so nothing was linked. Look in %1 what became of it.</source>
        <translation>%1 svarte at det opprettet en post med nummer %2, men den er alt koblet til en annen post, så ingenting ble koblet. Se i %1 hva det ble av den.</translation>
    </message>
</context>
<context>
    <name>samband::Explanation</name>
    <message>
        <source>(blank)</source>
        <translation>(tom)</translation>
    </message>
    <message>
        <source>there</source>
        <translation>der</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>ikke der</translation>
    </message>
    <message>
        <source>not read completely</source>
        <translation>ikke lest fullstendig</translation>
    </message>
    <message>
        <source>id %1</source>
        <translation>id %1</translation>
    </message>
    <message>
        <source>changed %1</source>
        <translation>endret %1</translation>
    </message>
    <message>
        <source>never agreed</source>
        <translation>aldri enige</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>base per side</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>the value %1</source>
        <translation>verdien %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>choice: its details</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <comment>choice for property</comment>
        <translation>%1 for %2</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Valg</translation>
    </message>
    <message>
        <source>%1, by %2 on %3</source>
        <translation>%1, av %2 den %3</translation>
    </message>
    <message>
        <source>; this run: %1 of kind “%2”, limit %3</source>
        <translation>; denne kjøringen: %1 av slaget «%2», grense %3</translation>
    </message>
    <message>
        <source>; first run of the flow: %1 of kind “%2”</source>
        <translation>; flytens første kjøring: %1 av slaget «%2»</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grunn</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>code (inputs)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>Kandidat</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grense</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Forsøk</translation>
    </message>
    <message>
        <source>%1 failed in a row, next one not before %2</source>
        <translation>%1 mislyktes på rad, neste ikke før %2</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>På pause</translation>
    </message>
    <message>
        <source>by a person</source>
        <translation>av et menneske</translation>
    </message>
    <message>
        <source>%1: %2 and %3 % of the flow</source>
        <comment>kind of write: count and share</comment>
        <translation>%1: %2 og %3 % av flyten</translation>
    </message>
    <message>
        <source>held is what is more than this in one run: %1</source>
        <translation>holdt blir det som er mer enn dette i én kjøring: %1</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>conflict %1, blank %2, direction %3, as %4</source>
        <translation>konflikt %1, tomt %2, retning %3, som %4</translation>
    </message>
    <message>
        <source>%1 (id %2): %3, claimed by %4</source>
        <translation>%1 (id %2): %3, krevd av %4</translation>
    </message>
    <message>
        <source>base %1</source>
        <translation>grunnlag %1</translation>
    </message>
    <message>
        <source>%1 holds %2</source>
        <comment>system, value</comment>
        <translation>%1 har %2</translation>
    </message>
    <message>
        <source>rule: %1</source>
        <translation>regel: %1</translation>
    </message>
</context>
<context>
    <name>samband::Filter</name>
    <message>
        <source>The filter is longer than %1 characters.</source>
        <translation>Filteret er lengre enn %1 tegn.</translation>
    </message>
    <message>
        <source>nothing more after “all”</source>
        <translation>ingenting mer etter «all»</translation>
    </message>
    <message>
        <source>“and”, “or” or the end</source>
        <translation>«and», «or» eller slutten</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>slutten</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>At character %1 of the filter: expected %2, found %3.</source>
        <translation>Ved tegn %1 i filteret: ventet %2, fant %3.</translation>
    </message>
    <message>
        <source>a closing quotation mark for the text that begins here</source>
        <translation>et avsluttende anførselstegn for teksten som begynner her</translation>
    </message>
    <message>
        <source>a property with its side, such as source.properties.email</source>
        <translation>en egenskap med siden sin, som source.properties.email</translation>
    </message>
    <message>
        <source>the path of a property</source>
        <translation>stien til en egenskap</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>en av %1</translation>
    </message>
    <message>
        <source>values in parentheses, such as (lead, customer)</source>
        <translation>verdier i parentes, som (lead, customer)</translation>
    </message>
    <message>
        <source>a comma or a closing parenthesis</source>
        <translation>et komma eller en avsluttende parentes</translation>
    </message>
    <message>
        <source>a value (for a blank one, use empty or not-empty)</source>
        <translation>en verdi (bruk empty eller not-empty for tomt)</translation>
    </message>
    <message>
        <source>a number, or a date such as 2026-01-31</source>
        <translation>et tall, eller en dato som 2026-01-31</translation>
    </message>
</context>
<context>
    <name>samband::FilterForm</name>
    <message>
        <source>a number, or 2026-01-31</source>
        <translation>et tall, eller 2026-01-31</translation>
    </message>
    <message>
        <source>lead, customer</source>
        <translation>lead, kunde</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>kunde</translation>
    </message>
    <message>
        <source>Which records take part</source>
        <translation>Hvilke poster som er med</translation>
    </message>
    <message>
        <source>Add a condition</source>
        <translation>Legg til et vilkår</translation>
    </message>
    <message>
        <source>Only what is not linked yet is left out: a pair stays in step whatever it holds.</source>
        <translation>Bare det som ikke er koblet ennå, holdes utenfor: et par holdes i takt uansett hva det inneholder.</translation>
    </message>
    <message>
        <source>This flow needs a rule. The document says: %1</source>
        <translation>Denne flyten trenger en regel. Dokumentet sier: %1</translation>
    </message>
    <message>
        <source>The document says: %1</source>
        <translation>Dokumentet sier: %1</translation>
    </message>
    <message>
        <source>Not decided yet: the flow is off</source>
        <translation>Ikke avgjort ennå: flyten er av</translation>
    </message>
    <message>
        <source>Every record</source>
        <translation>Alle poster</translation>
    </message>
    <message>
        <source>Only records that meet conditions</source>
        <translation>Bare poster som oppfyller vilkår</translation>
    </message>
    <message>
        <source>Condition %1: %2</source>
        <translation>Vilkår %1: %2</translation>
    </message>
    <message>
        <source>together with those above, or instead</source>
        <translation>sammen med dem ovenfor, eller i stedet</translation>
    </message>
    <message>
        <source>and</source>
        <translation>og</translation>
    </message>
    <message>
        <source>or</source>
        <translation>eller</translation>
    </message>
    <message>
        <source>system</source>
        <translation>system</translation>
    </message>
    <message>
        <source>how it compares</source>
        <translation>hvordan det sammenlignes</translation>
    </message>
    <message>
        <source>value</source>
        <translation>verdi</translation>
    </message>
    <message>
        <source>Remove this condition</source>
        <translation>Fjern dette vilkåret</translation>
    </message>
    <message>
        <source>Remove condition %1</source>
        <translation>Fjern vilkår %1</translation>
    </message>
    <message>
        <source>property</source>
        <translation>egenskap</translation>
    </message>
    <message>
        <source>As the system calls it, such as properties.email. It need not be synchronised.</source>
        <translation>Slik systemet kaller den, som properties.email. Den trenger ikke å være synkronisert.</translation>
    </message>
    <message>
        <source>Each condition needs the name of a property.</source>
        <translation>Hvert vilkår trenger navnet på en egenskap.</translation>
    </message>
    <message>
        <source>“%1” needs %2.</source>
        <translation>«%1» trenger %2.</translation>
    </message>
    <message>
        <source>“%1” needs values with commas between them; one with blanks or commas stands in &quot;quotation marks&quot;.</source>
        <translation>«%1» trenger verdier med komma mellom; en med mellomrom eller komma står i &quot;anførselstegn&quot;.</translation>
    </message>
    <message>
        <source>Add a condition, or let every record take part.</source>
        <translation>Legg til et vilkår, eller la alle poster være med.</translation>
    </message>
</context>
<context>
    <name>samband::FilterHeader</name>
    <message>
        <source>Filter by %1</source>
        <translation>Filtrer etter %1</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>filter</translation>
    </message>
    <message>
        <source>Show only rows whose %1 contains this</source>
        <translation>Vis bare rader der %1 inneholder dette</translation>
    </message>
</context>
<context>
    <name>samband::FlowArrow</name>
    <message>
        <source>no run yet</source>
        <translation>ingen kjøring ennå</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>kjøring %1</translation>
    </message>
    <message>
        <source>%1 is under way</source>
        <translation>%1 pågår</translation>
    </message>
    <message>
        <source>does not add up</source>
        <translation>går ikke opp</translation>
    </message>
    <message>
        <source>nothing written</source>
        <translation>ingenting skrevet</translation>
    </message>
    <message>
        <source>%1 written</source>
        <translation>%1 skrevet</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 feilet</translation>
    </message>
    <message>
        <source>off</source>
        <translation>av</translation>
    </message>
    <message>
        <source>needs a rule</source>
        <translation>trenger en regel</translation>
    </message>
    <message>
        <source>%1 and %2, in both directions</source>
        <translation>%1 og %2, i begge retninger</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>fra %1 til %2</translation>
    </message>
    <message>
        <source>%1 and %2 are linked, nothing is written</source>
        <translation>%1 og %2 kobles, ingenting skrives</translation>
    </message>
    <message>
        <source>nothing read yet</source>
        <translation>ingenting lest ennå</translation>
    </message>
    <message>
        <source>needs a rule, the document says: %1</source>
        <translation>trenger en regel, dokumentet sier: %1</translation>
    </message>
    <message>
        <source>off; %1</source>
        <translation>av; %1</translation>
    </message>
    <message>
        <source>the next run starts by itself at %1</source>
        <translation>neste kjøring starter av seg selv kl. %1</translation>
    </message>
    <message>
        <source>Flow %1: %2</source>
        <translation>Flyt %1: %2</translation>
    </message>
</context>
<context>
    <name>samband::Founding</name>
    <message>
        <source>The document connects %1 with %2; “%3” is neither. Use one of the two names, or “source” or “target”.</source>
        <translation>Dokumentet forbinder %1 med %2; «%3» er ingen av dem. Bruk et av de to navnene, eller «source» eller «target».</translation>
    </message>
    <message>
        <source>%1 has no settings, so “%2” means nothing to it.</source>
        <translation>%1 har ingen innstillinger, så «%2» betyr ingenting der.</translation>
    </message>
    <message>
        <source>%1 has no setting “%2”. Its settings are: %3.</source>
        <translation>%1 har ingen innstilling «%2». Innstillingene er: %3.</translation>
    </message>
    <message>
        <source>The setting %1 is empty. Give it as %1=VALUE, or leave it out.</source>
        <translation>Innstillingen %1 er tom. Oppgi den som %1=VERDI, eller utelat den.</translation>
    </message>
</context>
<context>
    <name>samband::GuidePage</name>
    <message>
        <source>The plan shows every link, create and update with its reason. Tick what should happen, and nothing else does.</source>
        <translation>Planen viser hver kobling, opprettelse og oppdatering med begrunnelse. Kryss av for det som skal skje; ingenting annet skjer.</translation>
    </message>
    <message>
        <source>%1: %2 of %3 %4</source>
        <translation>%1: %2 av %3 %4</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1: %2 %3</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Kobler til…</translation>
    </message>
    <message>
        <source>Both systems were read, and nothing was written. A run would do: %1.</source>
        <translation>Begge systemene er lest, og ingenting er skrevet. En kjøring ville gjort: %1.</translation>
    </message>
    <message>
        <source>Connect both systems</source>
        <translation>Koble til begge systemene</translation>
    </message>
    <message>
        <source>Check the accounts</source>
        <translation>Sjekk kontoene</translation>
    </message>
    <message>
        <source>Read both systems</source>
        <translation>Les begge systemene</translation>
    </message>
    <message>
        <source>Review the matches</source>
        <translation>Gå gjennom treffene</translation>
    </message>
    <message>
        <source>See the plan</source>
        <translation>Se planen</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>De første stegene</translation>
    </message>
    <message>
        <source>What you have done is kept. Come back with “First steps” (Ctrl+K).</source>
        <translation>Det du har gjort er tatt vare på. Kom tilbake med «De første stegene» (Ctrl+K).</translation>
    </message>
    <message>
        <source>Open the connection doctor…</source>
        <translation>Åpne forbindelsesdoktoren…</translation>
    </message>
    <message>
        <source>Tries every way in which a system is read, and tells what works and what to change</source>
        <translation>Prøver alle måter et system leses på, og forteller hva som virker og hva som må endres</translation>
    </message>
    <message>
        <source>Leave the guide</source>
        <translation>Forlat veiviseren</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Tilbake</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Neste</translation>
    </message>
    <message>
        <source>%1, done</source>
        <translation>%1, ferdig</translation>
    </message>
    <message>
        <source>%1, now</source>
        <translation>%1, nå</translation>
    </message>
    <message>
        <source>Paste a token for each system, or sign in through the browser. It is checked at once, and kept in the keychain, never in the workspace.</source>
        <translation>Lim inn en nøkkel for hvert system, eller logg inn i nettleseren. Den sjekkes med en gang, og ligger i nøkkelringen, aldri i arbeidsområdet.</translation>
    </message>
    <message>
        <source>What the tokens may do, and how each system is talked to.</source>
        <translation>Hva nøklene får lov til, og hvordan hvert system blir snakket med.</translation>
    </message>
    <message>
        <source>Everything is read once and compared. Nothing is written: you see first what would be.</source>
        <translation>Alt leses én gang og sammenlignes. Ingenting skrives: du ser først hva som ville skjedd.</translation>
    </message>
    <message>
        <source>Records that look alike in both systems. Accept the right ones together; the next run links them.</source>
        <translation>Poster som ligner i begge systemene. Godta de riktige samlet; neste kjøring kobler dem.</translation>
    </message>
    <message>
        <source>What a run would do now, with what you accepted. You approve it there.</source>
        <translation>Det en kjøring ville gjort nå, med det du har godtatt. Du godkjenner det der.</translation>
    </message>
    <message>
        <source>&amp;Show the plan</source>
        <translation>&amp;Vis planen</translation>
    </message>
    <message>
        <source>Sign in to both systems first</source>
        <translation>Logg inn i begge systemene først</translation>
    </message>
    <message>
        <source>Read them again</source>
        <translation>Les dem på nytt</translation>
    </message>
    <message>
        <source>Not signed in.</source>
        <translation>Ikke logget inn.</translation>
    </message>
    <message>
        <source>Signed in at %1.</source>
        <translation>Logget inn hos %1.</translation>
    </message>
    <message>
        <source>Signed in at %1 as account %2.</source>
        <translation>Logget inn hos %1 som konto %2.</translation>
    </message>
    <message>
        <source>The system does not tell which scopes the token has; reading will show it.</source>
        <translation>Systemet forteller ikke hvilke tillatelser nøkkelen har; lesingen vil vise det.</translation>
    </message>
    <message>
        <source>The token may do everything that the document needs.</source>
        <translation>Nøkkelen får gjøre alt dokumentet trenger.</translation>
    </message>
    <message>
        <source>Missing for this document: %1. Give the token these scopes in %2.</source>
        <translation>Mangler for dette dokumentet: %1. Gi nøkkelen disse rettighetene i %2.</translation>
    </message>
    <message>
        <source>%1 things about %2 are assumed: its makers publish no description. The connection doctor tries them.</source>
        <translation>%1 ting om %2 er antatt: produsenten har ingen offentlig beskrivelse. Forbindelsesdoktoren prøver dem.</translation>
    </message>
</context>
<context>
    <name>samband::Help</name>
    <message>
        <source>both records agree</source>
        <translation>begge postene er enige</translation>
    </message>
    <message>
        <source>decided, not yet written</source>
        <translation>avgjort, ennå ikke skrevet</translation>
    </message>
    <message>
        <source>changed differently in both systems: you choose</source>
        <translation>endret ulikt i de to systemene: du velger</translation>
    </message>
    <message>
        <source>allowed, but waits for your approval</source>
        <translation>tillatt, men venter på din godkjenning</translation>
    </message>
    <message>
        <source>looks like several others: you pick one</source>
        <translation>ligner flere andre: du velger én</translation>
    </message>
    <message>
        <source>waits for a link, perhaps with a suggestion</source>
        <translation>venter på en kobling, kanskje med et forslag</translation>
    </message>
    <message>
        <source>lacks what the other system needs</source>
        <translation>mangler det det andre systemet trenger</translation>
    </message>
    <message>
        <source>a system refuses it; tried again later</source>
        <translation>et system avviser den; prøves igjen senere</translation>
    </message>
    <message>
        <source>one side of the pair is gone: you decide</source>
        <translation>én side av paret er borte: du avgjør</translation>
    </message>
    <message>
        <source>no flow promises it a counterpart</source>
        <translation>ingen flyt lover den en motpart</translation>
    </message>
    <message>
        <source>taken out by you or by the flow&apos;s filter</source>
        <translation>tatt ut av deg eller av flytens filter</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>One of the two customer registers that Samband keeps in step.</source>
        <translation>Ett av de to kunderegistrene som Samband holder i takt.</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Side</translation>
    </message>
    <message>
        <source>Which of the two systems is meant: the document names the source first, the target second. Edits move both ways.</source>
        <translation>Hvilket av de to systemene det gjelder: dokumentet nevner kilden først og målet etterpå. Endringer går begge veier.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>One entry in one system: a contact, a company, a user.</source>
        <translation>Én oppføring i ett system: en kontakt, et firma, en bruker.</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Egenskap</translation>
    </message>
    <message>
        <source>One piece of a record, such as its mobile phone.</source>
        <translation>Én opplysning i en post, for eksempel mobiltelefonen.</translation>
    </message>
    <message>
        <source>Dataflow</source>
        <translation>Dataflyt</translation>
    </message>
    <message>
        <source>The document that says what belongs together in the two systems.</source>
        <translation>Dokumentet som sier hva som hører sammen i de to systemene.</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Flyt</translation>
    </message>
    <message>
        <source>One section of that document: one kind of record in the source, and its counterpart in the target.</source>
        <translation>Én del av dokumentet: én type poster i kilden og motparten i målet.</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Tilordning</translation>
    </message>
    <message>
        <source>One row of a flow&apos;s table: this property of the one record belongs to that one of the other.</source>
        <translation>Én rad i tabellen til en flyt: denne egenskapen i den ene posten hører til den egenskapen i den andre.</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Utsagn</translation>
    </message>
    <message>
        <source>One sentence of the document that can be checked against the records.</source>
        <translation>Én setning i dokumentet som kan kontrolleres mot postene.</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Kobling</translation>
    </message>
    <message>
        <source>Says that two records, one in each system, belong together. From then on each follows the edits of the other.</source>
        <translation>Sier at to poster, én i hvert system, hører sammen. Fra da av følger hver av dem endringene i den andre.</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Grunnlag</translation>
    </message>
    <message>
        <source>What the two records held when they last agreed. Whatever differs from it has been edited.</source>
        <translation>Det de to postene inneholdt da de sist var enige. Alt som avviker fra det, er endret.</translation>
    </message>
    <message>
        <source>Shadow</source>
        <translation>Skygge</translation>
    </message>
    <message>
        <source>What a record held when Samband last read it.</source>
        <translation>Det en post inneholdt da Samband sist leste den.</translation>
    </message>
    <message>
        <source>Delta</source>
        <translation>Delta</translation>
    </message>
    <message>
        <source>What has been edited: the shadow held against the base.</source>
        <translation>Det som er endret: skyggen holdt opp mot grunnlaget.</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Beslutning</translation>
    </message>
    <message>
        <source>What should happen to a pair or a lone record, and why.</source>
        <translation>Det som bør skje med et par eller en enslig post, og hvorfor.</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Every decision of a run together. A preview shows it before anything is written.</source>
        <translation>Alle beslutningene i en kjøring samlet. En forhåndsvisning viser den før noe skrives.</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Holde</translation>
    </message>
    <message>
        <source>Keeps back a write that is allowed, until you approve it.</source>
        <translation>Holder tilbake en skriving som er tillatt, til du godkjenner den.</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Avgjørelse</translation>
    </message>
    <message>
        <source>What you chose: a value, an approval, a rejection. It counts for the values that you saw; when one of them changes, you are asked again.</source>
        <translation>Det du valgte: en verdi, en godkjenning, en avvisning. Det gjelder for verdiene du så; endrer en av dem seg, blir du spurt på nytt.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Kjøring</translation>
    </message>
    <message>
        <source>One round: Samband reads both systems and carries out what is decided.</source>
        <translation>Én runde: Samband leser begge systemene og utfører det som er besluttet.</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>Forsett</translation>
    </message>
    <message>
        <source>A write that is on disk before it is sent. So neither a crash nor a lost answer makes it happen twice.</source>
        <translation>En skriving som ligger på disk før den sendes. Slik kan verken et krasj eller et tapt svar få den til å skje to ganger.</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Utfall</translation>
    </message>
    <message>
        <source>What came of a write: what the system holds now, or why it refused.</source>
        <translation>Det som ble av en skriving: hva systemet inneholder nå, eller hvorfor det avviste den.</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Everything that has happened, line by line. Lines are added, never changed; writes can be undone from there.</source>
        <translation>Alt som har skjedd, linje for linje. Linjer legges til og endres aldri; skrivinger kan angres derfra.</translation>
    </message>
</context>
<context>
    <name>samband::HelpDialog</name>
    <message>
        <source>Views of the sidebar, in their order</source>
        <translation>Visningene i sidepanelet, i rekkefølge</translation>
    </message>
    <message>
        <source>Keys and words</source>
        <translation>Taster og ord</translation>
    </message>
    <message>
        <source>Parts of the help</source>
        <translation>Deler av hjelpen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Taster</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Ord</translation>
    </message>
    <message>
        <source>In the search field</source>
        <translation>I søkefeltet</translation>
    </message>
    <message>
        <source>flow:contact is:conflict phone:22 !berg finds the conflicts of a flow with 22 in the phone, without Berg.</source>
        <translation>flow:contact is:conflict phone:22 !berg finner konfliktene i en flyt med 22 i telefonen, uten Berg.</translation>
    </message>
    <message>
        <source>States</source>
        <translation>Tilstander</translation>
    </message>
    <message>
        <source>Every pair and every lone record is in exactly one of them.</source>
        <translation>Hvert par og hver enslig post er i nøyaktig én av dem.</translation>
    </message>
</context>
<context>
    <name>samband::JournalColumns</name>
    <message>
        <source>When</source>
        <translation>Når</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Hva</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Endring</translation>
    </message>
    <message>
        <source>What was written (before → after), chosen, or why</source>
        <translation>Hva som ble skrevet (før → etter), valgt, eller hvorfor</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Av</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>kjøring %1</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>The id of the record that was written</source>
        <translation>Id-en til posten som ble skrevet</translation>
    </message>
</context>
<context>
    <name>samband::JournalPage</name>
    <message>
        <source>Undo</source>
        <translation>Angre</translation>
    </message>
    <message>
        <source>Show record</source>
        <translation>Vis posten</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Put back what stood there before the selected write, as long as the system still holds our value</source>
        <translation>Sett tilbake det som stod der før den valgte skrivingen, så lenge systemet fortsatt har vår verdi</translation>
    </message>
    <message>
        <source>Nothing has happened yet. Every link, write and choice stands here, and can be searched above.</source>
        <translation>Ingenting har skjedd ennå. Hver kobling, skriving og hvert valg står her, og kan søkes fram ovenfor.</translation>
    </message>
    <message>
        <source>Choose again</source>
        <translation>Velg på nytt</translation>
    </message>
    <message>
        <source>Shows the record and opens the choice once more; nothing is sent until you resolve</source>
        <translation>Viser posten og åpner valget en gang til; ingenting sendes før du avgjør</translation>
    </message>
    <message>
        <source>Nothing here matches the search and the filters. Clear them to see the whole journal.</source>
        <translation>Ingenting her passer med søket og filtrene. Tøm dem for å se hele journalen.</translation>
    </message>
    <message>
        <source>Shows the record of the selected line</source>
        <translation>Viser posten den valgte linjen gjelder</translation>
    </message>
</context>
<context>
    <name>samband::KeychainVault</name>
    <message>
        <source>Sign in for this session only, or give the token in an environment variable; it is never kept in a file.</source>
        <translation>Logg inn bare for denne økten, eller gi nøkkelen i en miljøvariabel; den lagres aldri i en fil.</translation>
    </message>
    <message>
        <source>The keychain holds no sign-in for this connection. Sign in to the system again.</source>
        <translation>Nøkkelringen har ingen innlogging for denne forbindelsen. Logg inn på systemet på nytt.</translation>
    </message>
    <message>
        <source>The keychain was not opened. Unlock it and try again, or: %1</source>
        <translation>Nøkkelringen ble ikke åpnet. Lås den opp og prøv igjen, eller: %1</translation>
    </message>
    <message>
        <source>The keychain did not remove the sign-in. Remove it there.</source>
        <translation>Nøkkelringen fjernet ikke innloggingen. Fjern den der.</translation>
    </message>
    <message>
        <source>No keychain answers on this desktop. %1</source>
        <translation>Ingen nøkkelring svarer på dette skrivebordet. %1</translation>
    </message>
    <message>
        <source>The keychain has not answered for %1 s. Is it locked, and waits for its password? Unlock it and try again, or: %2</source>
        <translation>Nøkkelringen har ikke svart på %1 s. Er den låst, og venter på passordet? Lås den opp og prøv igjen, eller: %2</translation>
    </message>
</context>
<context>
    <name>samband::Keys</name>
    <message>
        <source>%1 (%2)</source>
        <comment>tip (key)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Overalt</translation>
    </message>
    <message>
        <source>In the sidebar</source>
        <translation>I sidepanelet</translation>
    </message>
    <message>
        <source>In any table</source>
        <translation>I alle tabeller</translation>
    </message>
    <message>
        <source>In a table of records</source>
        <translation>I en tabell med poster</translation>
    </message>
    <message>
        <source>In the plan</source>
        <translation>I planen</translation>
    </message>
    <message>
        <source>In the review of proposed links</source>
        <translation>I gjennomgangen av foreslåtte koblinger</translation>
    </message>
    <message>
        <source>In the journal</source>
        <translation>I journalen</translation>
    </message>
    <message>
        <source>In the table of runs</source>
        <translation>I tabellen over kjøringer</translation>
    </message>
    <message>
        <source>In the table of causes</source>
        <translation>I tabellen over årsaker</translation>
    </message>
</context>
<context>
    <name>samband::Leaving</name>
    <message>
        <source>Not done yet</source>
        <translation>Ikke ferdig ennå</translation>
    </message>
    <message>
        <source>The window can wait and close once all is done. When you stop, what is done stays done and the rows that are left stay as they are.</source>
        <translation>Vinduet kan vente og lukkes når alt er gjort. Når du stopper, forblir det som er gjort, gjort, og radene som gjenstår, blir som de er.</translation>
    </message>
    <message>
        <source>Close when done</source>
        <translation>Lukk når det er gjort</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Stopp og lukk</translation>
    </message>
    <message>
        <source>Keep the window open</source>
        <translation>Behold vinduet åpent</translation>
    </message>
    <message>
        <source>%1: %2 of %3 done, %4 left.</source>
        <comment>what, number, rows, number</comment>
        <translation>%1: %2 av %3 gjort, %4 gjenstår.</translation>
    </message>
    <message>
        <source>The window closes once this is done.</source>
        <translation>Vinduet lukkes når dette er gjort.</translation>
    </message>
</context>
<context>
    <name>samband::LinkColumns</name>
    <message>
        <source>State</source>
        <translation>Tilstand</translation>
    </message>
    <message>
        <source>%1, id %2</source>
        <translation>%1, id %2</translation>
    </message>
    <message>
        <source>The record&apos;s name in %1</source>
        <translation>Postens navn i %1</translation>
    </message>
    <message>
        <source>— (will be created)</source>
        <translation>— (opprettes)</translation>
    </message>
    <message>
        <source>— (will be linked)</source>
        <translation>— (kobles)</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Egenskap</translation>
    </message>
    <message>
        <source>What is in question</source>
        <translation>Det saken gjelder</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Siden</translation>
    </message>
    <message>
        <source>In this state since</source>
        <translation>I denne tilstanden siden</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Flyt</translation>
    </message>
    <message>
        <source>Id in %1</source>
        <translation>Id i %1</translation>
    </message>
    <message>
        <source>The record&apos;s id in %1</source>
        <translation>Postens id i %1</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Neste</translation>
    </message>
    <message>
        <source>What waits or comes next</source>
        <translation>Hva som venter eller kommer som det neste</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Hvorfor</translation>
    </message>
    <message>
        <source>Why the record is where it is</source>
        <translation>Hvorfor posten er der den er</translation>
    </message>
</context>
<context>
    <name>samband::LinkPage</name>
    <message>
        <source>Approve all shown…</source>
        <translation>Godkjenn alle viste…</translation>
    </message>
    <message>
        <source>Lets go ahead what of these rows is held; asks first, with counts. Never archives.</source>
        <translation>Slipper fram det av disse radene som er holdt; spør først, med antall. Arkiverer aldri.</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Koblinger</translation>
    </message>
    <message>
        <source>Nothing here matches the search and the filters. Clear them to see every row of this view.</source>
        <translation>Ingenting her passer med søket og filtrene. Tøm dem for å se alle radene i visningen.</translation>
    </message>
    <message>
        <source>Nothing needs you. Conflicts, held writes, suggestions and failures stand here when there are any, and records that go on by themselves once the record they belong to is linked.</source>
        <translation>Ingenting trenger deg. Konflikter, holdte skrivinger, forslag og feil står her når de finnes, og poster som går videre av seg selv når posten de hører til, er koblet.</translation>
    </message>
    <message>
        <source>No records have been read yet. Sync now reads both systems and fills this table.</source>
        <translation>Ingen poster er lest ennå. Synkroniser nå leser begge systemene og fyller tabellen.</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 rad</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 rader</translation>
    </message>
    <message>
        <source>%1, %2 of them outside</source>
        <translation>%1, %2 av dem utenfor</translation>
    </message>
    <message>
        <source>Keep view</source>
        <translation>Behold visningen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Eksporter</translation>
    </message>
    <message>
        <source>Copy rows, or write them to a file</source>
        <translation>Kopier rader, eller skriv dem til en fil</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolonner</translation>
    </message>
    <message>
        <source>%1, one for each flow that looks at the record</source>
        <translation>%1, én for hver flyt som ser på posten</translation>
    </message>
    <message>
        <source>Keep what is shown under a name in the sidebar</source>
        <translation>Behold det som vises, under et navn i sidepanelet</translation>
    </message>
    <message>
        <source>Choose and order the columns</source>
        <translation>Velg og ordne kolonnene</translation>
    </message>
    <message>
        <source>%1, %2 skipped</source>
        <comment>rows, how many of them</comment>
        <translation>%1, %2 hoppet over</translation>
    </message>
    <message>
        <source>Skipped: it comes again when the others are done.</source>
        <translation>Hoppet over: den kommer igjen når de andre er ferdige.</translation>
    </message>
    <message>
        <source>%1 rows skipped: they come again when the others are done.</source>
        <translation>%1 rader hoppet over: de kommer igjen når de andre er ferdige.</translation>
    </message>
    <message>
        <source>All the others are done: the row that you skipped comes again.</source>
        <translation>Alle de andre er ferdige: raden du hoppet over, kommer igjen.</translation>
    </message>
    <message>
        <source>All the others are done: the %1 rows that you skipped come again.</source>
        <translation>Alle de andre er ferdige: de %1 radene du hoppet over, kommer igjen.</translation>
    </message>
</context>
<context>
    <name>samband::LiveController</name>
    <message>
        <source>A sign-in is under way already. Finish or cancel it first.</source>
        <translation>En innlogging er alt i gang. Fullfør eller avbryt den først.</translation>
    </message>
    <message>
        <source>Both systems have to be connected before one can be examined: the document joins them.</source>
        <translation>Begge systemene må være koblet til før ett kan undersøkes: dokumentet binder dem sammen.</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Forbindelse</translation>
    </message>
    <message>
        <source>Sign in under Connections, then look again.</source>
        <translation>Logg inn under Forbindelser, og se etter på nytt.</translation>
    </message>
    <message>
        <source>This system is not connected yet. Connect it first, then choose its manifest.</source>
        <translation>Dette systemet er ikke koblet til ennå. Koble det til først, og velg så manifestet.</translation>
    </message>
</context>
<context>
    <name>samband::Loopback</name>
    <message>
        <source>Too much</source>
        <translation>For mye</translation>
    </message>
    <message>
        <source>This is more than a sign-in brings.</source>
        <translation>Dette er mer enn en innlogging bringer.</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>Ikke forstått</translation>
    </message>
    <message>
        <source>Samband waits here for a sign-in only.</source>
        <translation>Samband venter her bare på en innlogging.</translation>
    </message>
    <message>
        <source>Not here</source>
        <translation>Ikke her</translation>
    </message>
    <message>
        <source>This is not the sign-in that Samband waits for</source>
        <translation>Dette er ikke innloggingen Samband venter på</translation>
    </message>
    <message>
        <source>It does not fit the one that was started. Go back to Samband and start again.</source>
        <translation>Den passer ikke med den som ble startet. Gå tilbake til Samband og start på nytt.</translation>
    </message>
    <message>
        <source>Already done</source>
        <translation>Alt gjort</translation>
    </message>
    <message>
        <source>You can close this page and go back to Samband.</source>
        <translation>Du kan lukke denne siden og gå tilbake til Samband.</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Ikke logget inn</translation>
    </message>
    <message>
        <source>You can close this page. Samband says what to do next.</source>
        <translation>Du kan lukke denne siden. Samband sier hva du kan gjøre.</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>Takk</translation>
    </message>
</context>
<context>
    <name>samband::MainWindow</name>
    <message>
        <source>Samband — %1</source>
        <translation>Samband – %1</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Synkroniser nå</translation>
    </message>
    <message>
        <source>Read everything</source>
        <translation>Les alt</translation>
    </message>
    <message>
        <source>Reads all records of both systems, not only what changed</source>
        <translation>Leser alle poster i begge systemene, ikke bare det som er endret</translation>
    </message>
    <message>
        <source>Sync selection or view</source>
        <translation>Synkroniser utvalg eller visning</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Forhåndsvis</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stop or leave</source>
        <translation>Stopp eller forlat</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Søk</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Neste rute</translation>
    </message>
    <message>
        <source>Keys and words</source>
        <translation>Taster og ord</translation>
    </message>
    <message>
        <source>View %1</source>
        <translation>Visning %1</translation>
    </message>
    <message>
        <source>Next that needs you</source>
        <translation>Neste som trenger deg</translation>
    </message>
    <message>
        <source>Previous that needs you</source>
        <translation>Forrige som trenger deg</translation>
    </message>
    <message>
        <source>Take the base</source>
        <translation>Ta grunnlaget</translation>
    </message>
    <message>
        <source>Type a value</source>
        <translation>Skriv en verdi</translation>
    </message>
    <message>
        <source>Accept the difference</source>
        <translation>Godta forskjellen</translation>
    </message>
    <message>
        <source>Resolve and sync</source>
        <translation>Avgjør og synkroniser</translation>
    </message>
    <message>
        <source>Resolve everything chosen</source>
        <translation>Avgjør alt som er valgt</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Godkjenn</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Avvis</translation>
    </message>
    <message>
        <source>Link to…</source>
        <translation>Koble til…</translation>
    </message>
    <message>
        <source>Unlink…</source>
        <translation>Opphev koblingen…</translation>
    </message>
    <message>
        <source>Unlink and never suggest again…</source>
        <translation>Opphev og foreslå aldri igjen…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsett</translation>
    </message>
    <message>
        <source>Undo the selected write</source>
        <translation>Angre den valgte skrivingen</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Verktøy</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hjelp</translation>
    </message>
    <message>
        <source>Sync everything</source>
        <translation>Synkroniser alt</translation>
    </message>
    <message>
        <source>Sync this flow</source>
        <translation>Synkroniser denne flyten</translation>
    </message>
    <message>
        <source>Sync selected records</source>
        <translation>Synkroniser valgte poster</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Finn en kommando</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Innstillinger…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Avslutt</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Gå til %1</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Forbindelser</translation>
    </message>
    <message>
        <source>Take back the choices of this record</source>
        <translation>Ta tilbake valgene for denne posten</translation>
    </message>
    <message>
        <source>Take back the last choice</source>
        <translation>Ta tilbake det siste valget</translation>
    </message>
    <message>
        <source>There is no choice to take back.</source>
        <translation>Det er ikke noe valg å ta tilbake.</translation>
    </message>
    <message>
        <source>Taken back: %1.</source>
        <translation>Tatt tilbake: %1.</translation>
    </message>
    <message>
        <source>Choose again what was taken back</source>
        <translation>Velg igjen det som ble tatt tilbake</translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <translation>Det er ingenting å gjøre igjen.</translation>
    </message>
    <message>
        <source>Done again: %1.</source>
        <translation>Gjort igjen: %1.</translation>
    </message>
    <message>
        <source>Filter the columns</source>
        <translation>Filtrer kolonnene</translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation>Velg kolonnene</translation>
    </message>
    <message>
        <source>Keep what is shown as a view</source>
        <translation>Behold det som vises, som en visning</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Kopier de valgte radene</translation>
    </message>
    <message>
        <source>Connection doctor</source>
        <translation>Forbindelsesdoktor</translation>
    </message>
    <message>
        <source>Make the choice the rule for the flow</source>
        <translation>Gjør valget til regelen for flyten</translation>
    </message>
    <message>
        <source>Review the proposed links</source>
        <translation>Gå gjennom de foreslåtte koblingene</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>De første stegene</translation>
    </message>
    <message>
        <source>Another workspace…</source>
        <translation>Et annet arbeidsområde…</translation>
    </message>
    <message>
        <source>Open in %1</source>
        <translation>Åpne i %1</translation>
    </message>
    <message>
        <source>Pause the run</source>
        <translation>Sett kjøringen på pause</translation>
    </message>
    <message>
        <source>Show the plan</source>
        <translation>Vis planen</translation>
    </message>
    <message>
        <source>Resume the run</source>
        <translation>Fortsett kjøringen</translation>
    </message>
    <message>
        <source>%1 of the rows you ticked were left out, the rest went ahead: %2.</source>
        <translation>%1 av radene du krysset av, ble utelatt, resten gikk sin gang: %2.</translation>
    </message>
    <message>
        <source>One of the rows you ticked was left out, the rest went ahead. %1: %2</source>
        <translation>Én av radene du krysset av, ble utelatt, resten gikk sin gang. %1: %2</translation>
    </message>
    <message>
        <source>The plan (Ctrl+Shift+P) says why for each.</source>
        <translation>Planen (Ctrl+Shift+P) sier hvorfor for hver.</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Forrige rute</translation>
    </message>
    <message>
        <source>Rules of the flows…</source>
        <translation>Flytenes regler…</translation>
    </message>
    <message>
        <source>Export the whole view as CSV…</source>
        <translation>Eksporter hele visningen som CSV…</translation>
    </message>
    <message>
        <source>Export the whole view as JSON…</source>
        <translation>Eksporter hele visningen som JSON…</translation>
    </message>
    <message>
        <source>Export the selected rows as CSV…</source>
        <translation>Eksporter de valgte radene som CSV…</translation>
    </message>
    <message>
        <source>Export the selected rows as JSON…</source>
        <translation>Eksporter de valgte radene som JSON…</translation>
    </message>
    <message>
        <source>Rename this view…</source>
        <translation>Gi denne visningen nytt navn…</translation>
    </message>
    <message>
        <source>Remove this view</source>
        <translation>Fjern denne visningen</translation>
    </message>
    <message>
        <source>Ends the run within a second; nothing is left half-done</source>
        <translation>Avslutter kjøringen innen et sekund; ingenting blir halvgjort</translation>
    </message>
    <message>
        <source>Goes on where the run stands still</source>
        <translation>Går videre der kjøringen står stille</translation>
    </message>
    <message>
        <source>Lets the run stand still after the batch under way; nothing is left half-done</source>
        <translation>Lar kjøringen stå stille etter bunken den er i; ingenting blir halvferdig</translation>
    </message>
    <message>
        <source>Select every row</source>
        <translation>Velg alle radene</translation>
    </message>
    <message>
        <source>Tick or untick the selected rows</source>
        <translation>Kryss av de valgte radene, eller fjern kryssene</translation>
    </message>
    <message>
        <source>Tick all of the plan that is shown</source>
        <translation>Kryss av alt som vises av planen</translation>
    </message>
    <message>
        <source>Tick none of the plan that is shown</source>
        <translation>Fjern alle kryss som vises i planen</translation>
    </message>
    <message>
        <source>Accept the ticked links</source>
        <translation>Godta de avkryssede koblingene</translation>
    </message>
    <message>
        <source>Never link the two of the selected rows…</source>
        <translation>Koble aldri de to i de valgte radene…</translation>
    </message>
    <message>
        <source>Show the record of the selected line</source>
        <translation>Vis posten den valgte linjen gjelder</translation>
    </message>
    <message>
        <source>Choose again what was chosen there</source>
        <translation>Velg på nytt det som ble valgt der</translation>
    </message>
    <message>
        <source>Undo the selected run…</source>
        <translation>Angre den valgte kjøringen…</translation>
    </message>
    <message>
        <source>Show the records with the selected cause</source>
        <translation>Vis postene med den valgte årsaken</translation>
    </message>
    <message>
        <source>Sync the records with the selected cause again</source>
        <translation>Synkroniser postene med den valgte årsaken på nytt</translation>
    </message>
    <message>
        <source>Apply what is ticked of the plan</source>
        <translation>Utfør det som er krysset av i planen</translation>
    </message>
    <message>
        <source>Approve all shown…</source>
        <translation>Godkjenn alle viste…</translation>
    </message>
    <message>
        <source>Create the missing record</source>
        <translation>Opprett posten som mangler</translation>
    </message>
    <message>
        <source>Delete the record that is left…</source>
        <translation>Slett posten som er igjen…</translation>
    </message>
    <message>
        <source>Choices not sent</source>
        <translation>Valg som ikke er sendt</translation>
    </message>
    <message>
        <source>What you chose for %1 has not been sent: %2.</source>
        <translation>Det du har valgt for %1, er ikke sendt: %2.</translation>
    </message>
    <message>
        <source>It is lost with the window, unless you send it now: then the window closes once the run has ended.</source>
        <translation>Det går tapt med vinduet hvis du ikke sender det nå: da lukkes vinduet når kjøringen er ferdig.</translation>
    </message>
    <message>
        <source>Resolve and sync %1</source>
        <comment>rows</comment>
        <translation>Avgjør og synkroniser %1</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Forkast</translation>
    </message>
    <message>
        <source>Keep choosing</source>
        <translation>Fortsett å velge</translation>
    </message>
    <message>
        <source>The window closes once your choices have been carried out.</source>
        <translation>Vinduet lukkes når valgene dine er gjennomført.</translation>
    </message>
    <message>
        <source>Skip for this round</source>
        <translation>Hopp over i denne runden</translation>
    </message>
    <message>
        <source>Take the value of %1</source>
        <translation>Ta verdien fra %1</translation>
    </message>
    <message>
        <source>The language changes once what is under way is done.</source>
        <translation>Språket skifter når det som pågår, er gjort.</translation>
    </message>
    <message>
        <source>Search: is:conflict berg</source>
        <translation>Søk: is:conflict berg</translation>
    </message>
</context>
<context>
    <name>samband::ManifestLabels</name>
    <message>
        <source>Service key or private app token</source>
        <translation>Tjenestenøkkel eller nøkkel til en privat app</translation>
    </message>
    <message>
        <source>Your own HubSpot app</source>
        <translation>Din egen HubSpot-app</translation>
    </message>
    <message>
        <source>CRMOffice account</source>
        <translation>CRMOffice-konto</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Tilgangsnøkkel</translation>
    </message>
</context>
<context>
    <name>samband::ManyView</name>
    <message>
        <source>Approve…</source>
        <translation>Godkjenn…</translation>
    </message>
    <message>
        <source>Lets go ahead what of them is held; asks first, with counts. Never archives.</source>
        <translation>Slipper fram det av dem som er holdt; spør først, med antall. Arkiverer aldri.</translation>
    </message>
    <message>
        <source>Sync selected</source>
        <translation>Synkroniser valgte</translation>
    </message>
    <message>
        <source>Reads them afresh in both systems and brings them in step</source>
        <translation>Leser dem på nytt i begge systemene og bringer dem i takt</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Keeps runs from touching them</source>
        <translation>Hindrer at kjøringer rører dem</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsett</translation>
    </message>
    <message>
        <source>Lets runs take them along again</source>
        <translation>Lar kjøringer ta dem med igjen</translation>
    </message>
    <message>
        <source>Unlink…</source>
        <translation>Opphev koblingen…</translation>
    </message>
    <message>
        <source>Forgets the links, touches no record; asks first</source>
        <translation>Glemmer koblingene, rører ingen post; spør først</translation>
    </message>
    <message>
        <source>Look for properties in question</source>
        <translation>Se etter egenskaper det er tvil om</translation>
    </message>
    <message>
        <source>Resolve and sync</source>
        <translation>Avgjør og synkroniser</translation>
    </message>
    <message>
        <source>%1 rows selected</source>
        <translation>%1 rader valgt</translation>
    </message>
    <message>
        <source> among the %1 rows at hand</source>
        <translation> blant de %1 radene for hånden</translation>
    </message>
    <message>
        <source>Looking: %1 of %2 rows</source>
        <translation>Ser etter: %1 av %2 rader</translation>
    </message>
    <message>
        <source>Take %1</source>
        <translation>Ta %1</translation>
    </message>
    <message>
        <source>Take the base</source>
        <translation>Ta grunnlaget</translation>
    </message>
    <message>
        <source>Accept the difference</source>
        <translation>Godta forskjellen</translation>
    </message>
    <message>
        <source>%1 for %2 in all %3</source>
        <translation>%1 for %2 i alle %3</translation>
    </message>
    <message>
        <source>%1 (key %2)</source>
        <translation>%1 (tast %2)</translation>
    </message>
    <message>
        <source>%1: in question in %2</source>
        <comment>property, count</comment>
        <translation>%1: i tvil i %2</translation>
    </message>
    <message>
        <source>%1, %2 chosen</source>
        <translation>%1, %2 valgt</translation>
    </message>
    <message>
        <source>One choice for all of them. Nothing is sent until you resolve; Ctrl+Z takes it back.</source>
        <translation>Ett valg for alle. Ingenting sendes før du avgjør; Ctrl+Z tar det tilbake.</translation>
    </message>
    <message>
        <source>Resolve and sync %1</source>
        <translation>Avgjør og synkroniser %1</translation>
    </message>
    <message>
        <source>%1 for %2 in %3</source>
        <translation>%1 for %2 i %3</translation>
    </message>
    <message>
        <source>Make this the rule…</source>
        <translation>Gjør dette til regelen…</translation>
    </message>
    <message>
        <source>Decides like this by itself from then on; shows first what that changes (key 6)</source>
        <translation>Avgjør slik av seg selv fra nå av; viser først hva det endrer (tast 6)</translation>
    </message>
    <message>
        <source>Make this the rule for %1… (6)</source>
        <translation>Gjør dette til regelen for %1… (6)</translation>
    </message>
    <message>
        <source>Write what you chose to both systems</source>
        <translation>Skriv det du valgte til begge systemene</translation>
    </message>
    <message>
        <source>Reject…</source>
        <translation>Avvis …</translation>
    </message>
    <message>
        <source>Keeps what of them is held as it is, until a side changes; asks first, with counts</source>
        <translation>Lar det av dem som holdes, være som det er til en side endres; spør først, med tall</translation>
    </message>
</context>
<context>
    <name>samband::MessageBar</name>
    <message>
        <source>Messages</source>
        <translation>Meldinger</translation>
    </message>
    <message>
        <source>Earlier messages</source>
        <translation>Tidligere meldinger</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Lukk</translation>
    </message>
    <message>
        <source>(request %1)</source>
        <translation>(forespørsel %1)</translation>
    </message>
    <message>
        <source>%1 earlier</source>
        <translation>%1 tidligere</translation>
    </message>
</context>
<context>
    <name>samband::OAuth</name>
    <message>
        <source>%1: the sign-in was declined in the browser. Start it again and agree to what is asked for.</source>
        <translation>%1: innloggingen ble avslått i nettleseren. Start den på nytt og godta det som det spørres om.</translation>
    </message>
    <message>
        <source>%1 does not give this app all the scopes that were asked for (%2). Allow them in the app&apos;s settings there, then sign in again.</source>
        <translation>%1 gir ikke denne appen alle rettighetene den ba om (%2). Tillat dem i appens innstillinger der, og logg inn på nytt.</translation>
    </message>
    <message>
        <source>%1 ended the sign-in (%2%3). Check the app&apos;s settings there, then sign in again.</source>
        <translation>%1 avsluttet innloggingen (%2%3). Sjekk appens innstillinger der, og logg inn på nytt.</translation>
    </message>
    <message>
        <source>%1 no longer accepts this sign-in: it was revoked, used elsewhere or has ended. Sign in again; nothing is lost, the next run goes on from here.</source>
        <translation>%1 godtar ikke lenger denne innloggingen: den er trukket tilbake, brukt et annet sted eller utløpt. Logg inn på nytt; ingenting er tapt, neste kjøring fortsetter herfra.</translation>
    </message>
    <message>
        <source>%1 does not know this app, or its secret is wrong. Check client id and secret in the app&apos;s settings there, then sign in again.</source>
        <translation>%1 kjenner ikke denne appen, eller hemmeligheten er feil. Sjekk klient-id og hemmelighet i appens innstillinger der, og logg inn på nytt.</translation>
    </message>
    <message>
        <source>%1 does not allow the app to come back to this machine. Enter http://%2:PORT%3 as a redirect URL in the app&apos;s settings there, and sign in with that port.</source>
        <translation>%1 lar ikke appen komme tilbake til denne maskinen. Skriv inn http://%2:PORT%3 som omdirigering i appens innstillinger der, og logg inn med den porten.</translation>
    </message>
    <message>
        <source>%1 gave no token (%2). Try again; check the app&apos;s settings there if it stays so.</source>
        <translation>%1 ga ingen nøkkel (%2). Prøv igjen; sjekk appens innstillinger der hvis det fortsetter.</translation>
    </message>
    <message>
        <source>The sign-in to %1 was stopped.</source>
        <translation>Innloggingen til %1 ble stoppet.</translation>
    </message>
    <message>
        <source>%1 did not answer at %2. Check the network, then try again.</source>
        <translation>%1 svarte ikke på %2. Sjekk nettverket, og prøv igjen.</translation>
    </message>
    <message>
        <source>The answer of %1 at %2 holds no token. Check the address in the manifest.</source>
        <translation>Svaret fra %1 på %2 inneholder ingen nøkkel. Sjekk adressen i manifestet.</translation>
    </message>
    <message>
        <source>%1 wants the client id and the client secret of an app of your own.</source>
        <translation>%1 vil ha klient-id og klienthemmelighet for en egen app.</translation>
    </message>
    <message>
        <source>%1 wants the client id of an app of your own.</source>
        <translation>%1 vil ha klient-id for en egen app.</translation>
    </message>
    <message>
        <source>Port %1 on this machine is taken. Free it, or choose another one here and in the app&apos;s settings at %2.</source>
        <translation>Port %1 på denne maskinen er opptatt. Frigjør den, eller velg en annen her og i appens innstillinger i %2.</translation>
    </message>
    <message>
        <source>Nobody came back from the browser within %1 s, so the sign-in to %2 ended. If %2 spoke of a wrong redirect: enter %3 in the app&apos;s settings there, and sign in with that port.</source>
        <translation>Ingen kom tilbake fra nettleseren innen %1 s, så innloggingen til %2 ble avsluttet. Hvis %2 snakket om feil omdirigering: skriv inn %3 i appens innstillinger der, og logg inn med den porten.</translation>
    </message>
    <message>
        <source>Signed out here, but %1 did not confirm it. Remove the app&apos;s access there too.</source>
        <translation>Logget ut her, men %1 bekreftet det ikke. Fjern appens tilgang også der.</translation>
    </message>
</context>
<context>
    <name>samband::OpeningNote</name>
    <message>
        <source>Samband — %1</source>
        <translation>Samband – %1</translation>
    </message>
    <message>
        <source>Checking the workspace. Nothing is read or written before that is done.</source>
        <translation>Sjekker arbeidsområdet. Ingenting leses eller skrives før det er gjort.</translation>
    </message>
    <message>
        <source>Checking the workspace</source>
        <translation>Sjekker arbeidsområdet</translation>
    </message>
</context>
<context>
    <name>samband::Output</name>
    <message>
        <source>(blank)</source>
        <translation>(tom)</translation>
    </message>
    <message>
        <source>%1: %2 read = %3 unchanged + %4 written + %5 held + %6 conflicting + %7 excluded + %8 failed%9</source>
        <translation>%1: %2 lest = %3 uendret + %4 skrevet + %5 holdt + %6 i konflikt + %7 utelatt + %8 feilet%9</translation>
    </message>
    <message>
        <source>  DOES NOT ADD UP: please report this</source>
        <translation>  STEMMER IKKE: meld fra om dette</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>ingenting</translation>
    </message>
    <message>
        <source>agree</source>
        <translation>enighet</translation>
    </message>
    <message>
        <source>link</source>
        <translation>kobling</translation>
    </message>
    <message>
        <source>create</source>
        <translation>opprett</translation>
    </message>
    <message>
        <source>update</source>
        <translation>oppdater</translation>
    </message>
    <message>
        <source>archive</source>
        <translation>arkiver</translation>
    </message>
    <message>
        <source>unlink</source>
        <translation>opphev</translation>
    </message>
    <message>
        <source>sambandctl: %1</source>
        <translation>sambandctl: %1</translation>
    </message>
    <message>
        <source>Run %1: %2, %3 writes, %4 calls, %5 s%6</source>
        <translation>Kjøring %1: %2, %3 skrivinger, %4 kall, %5 s%6</translation>
    </message>
    <message>
        <source>; something waits for a person (see: sambandctl mismatches)</source>
        <translation>; noe venter på et menneske (se: sambandctl mismatches)</translation>
    </message>
    <message>
        <source>%1?</source>
        <translation>%1?</translation>
    </message>
    <message>
        <source>  %1 = %2   base: %3   %4: %5   %6: %7</source>
        <translation>  %1 = %2   grunnlag: %3   %4: %5   %6: %7</translation>
    </message>
    <message>
        <source>never agreed</source>
        <translation>aldri enige</translation>
    </message>
    <message>
        <source>  could be: record %1, %2</source>
        <translation>  kan være: post %1, %2</translation>
    </message>
    <message>
        <source>%1 gets %2</source>
        <comment>system, values</comment>
        <translation>%1 får %2</translation>
    </message>
</context>
<context>
    <name>samband::OverviewPage</name>
    <message>
        <source>Show the plan</source>
        <translation>Vis planen</translation>
    </message>
    <message>
        <source>Show what waits</source>
        <translation>Vis det som venter</translation>
    </message>
    <message>
        <source>Show what needs you</source>
        <translation>Vis det som trenger deg</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Forhåndsvis</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Synkroniser nå</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Trenger deg</translation>
    </message>
    <message>
        <source>Nothing. Conflicts, held writes and failures stand here when there are any.</source>
        <translation>Ingenting. Konflikter, holdte skrivinger og feil står her når de finnes.</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>Siste kjøring</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>Alle kjøringer</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Oversikt</translation>
    </message>
    <message>
        <source>The first run is under way</source>
        <translation>Den første kjøringen er i gang</translation>
    </message>
    <message>
        <source>The first run is under way: %1</source>
        <translation>Den første kjøringen er i gang: %1</translation>
    </message>
    <message>
        <source>The counts below follow it. Stop ends it within a second; nothing is left half-done.</source>
        <translation>Tallene nedenfor følger den. Stopp avslutter den innen et sekund; ingenting blir halvgjort.</translation>
    </message>
    <message>
        <source>All in step</source>
        <translation>Alt er i takt</translation>
    </message>
    <message>
        <source>Nothing waits, the last run adds up, and both systems were read completely.</source>
        <translation>Ingenting venter, siste kjøring går opp, og begge systemene er lest fullstendig.</translation>
    </message>
    <message>
        <source>The first run waits for you: %1</source>
        <translation>Den første kjøringen venter på deg: %1</translation>
    </message>
    <message>
        <source>Nothing has been written. Preview shows what would be linked and created, to approve as a whole.</source>
        <translation>Ingenting er skrevet. Forhåndsvis viser hva som ville blitt koblet og opprettet, til samlet godkjenning.</translation>
    </message>
    <message>
        <source>Nothing has been written. Look at the plan, then approve it as a whole or row by row.</source>
        <translation>Ingenting er skrevet. Se på planen, og godkjenn den samlet eller rad for rad.</translation>
    </message>
    <message>
        <source>1 record needs you</source>
        <translation>1 post trenger deg</translation>
    </message>
    <message>
        <source>%1 records need you</source>
        <translation>%1 poster trenger deg</translation>
    </message>
    <message>
        <source>Everything else keeps flowing. J goes to the next one.</source>
        <translation>Alt annet går sin gang. J går til den neste.</translation>
    </message>
    <message>
        <source>Nothing has been read yet</source>
        <translation>Ingenting er lest ennå</translation>
    </message>
    <message>
        <source>Preview reads both systems and shows what a run would do. It writes nothing.</source>
        <translation>Forhåndsvis leser begge systemene og viser hva en kjøring ville gjøre. Den skriver ingenting.</translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>Ingenting venter på deg</translation>
    </message>
    <message>
        <source>Not everything is confirmed yet: a complete run of both systems tells whether all is in step.</source>
        <translation>Ikke alt er bekreftet ennå: en fullstendig kjøring av begge systemene viser om alt er i takt.</translation>
    </message>
    <message>
        <source>No run yet. Sync now starts one.</source>
        <translation>Ingen kjøring ennå. Synkroniser nå starter en.</translation>
    </message>
    <message>
        <source>Run %1 is under way, started %2</source>
        <translation>Kjøring %1 er i gang, startet %2</translation>
    </message>
    <message>
        <source>Its sum stands here when it has ended.</source>
        <translation>Summen står her når den er ferdig.</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Kjøring %1</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>tok %1</translation>
    </message>
    <message>
        <source>%1 calls</source>
        <translation>%1 kall</translation>
    </message>
    <message>
        <source>Written per day</source>
        <translation>Skrevet per dag</translation>
    </message>
    <message>
        <source>The next run starts by itself at %1.</source>
        <translation>Neste kjøring starter av seg selv kl. %1.</translation>
    </message>
    <message>
        <source>Runs start by hand.</source>
        <translation>Kjøringer startes for hånd.</translation>
    </message>
    <message>
        <source>Settings (Ctrl+,) has a timetable.</source>
        <translation>Innstillinger (Ctrl+,) har en tidsplan.</translation>
    </message>
    <message>
        <source>All %1 causes</source>
        <translation>Alle %1 årsaker</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>Som tabell</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Forbindelser</translation>
    </message>
    <message>
        <source>Sign in to the two systems, or out</source>
        <translation>Logg inn på de to systemene, eller ut</translation>
    </message>
    <message>
        <source>Connection doctor</source>
        <translation>Forbindelsesdoktor</translation>
    </message>
    <message>
        <source>Look at everything between here and the two systems</source>
        <translation>Se på alt mellom her og de to systemene</translation>
    </message>
    <message>
        <source>Give it a rule…</source>
        <translation>Gi den en regel …</translation>
    </message>
    <message>
        <source>“%1” needs a rule</source>
        <translation>«%1» trenger en regel</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>Koble til…</translation>
    </message>
    <message>
        <source>Sign in to both systems first; then a preview shows what a run would do.</source>
        <translation>Logg inn i begge systemene først; da viser en forhåndsvisning hva en kjøring ville gjøre.</translation>
    </message>
    <message>
        <source>It stays off until you say which records take part. The document says: %1</source>
        <translation>Den er av til du sier hvilke poster som er med. Dokumentet sier: %1</translation>
    </message>
</context>
<context>
    <name>samband::PastKeeper</name>
    <message>
        <source>%1, %2</source>
        <comment>when, how</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>by %1, %2</source>
        <comment>who, when</comment>
        <translation>av %1, %2</translation>
    </message>
    <message>
        <source>by %1, %2, %3</source>
        <comment>who, when, how</comment>
        <translation>av %1, %2, %3</translation>
    </message>
    <message>
        <source>asking %1 who and when…</source>
        <translation>spør %1 hvem og når…</translation>
    </message>
    <message>
        <source>who and when could not be asked</source>
        <translation>det gikk ikke an å spørre hvem og når</translation>
    </message>
    <message>
        <source>%1 has no change of it on record</source>
        <translation>%1 har ingen endring av den på liste</translation>
    </message>
    <message>
        <source>%1 does not tell who and when</source>
        <translation>%1 forteller ikke hvem og når</translation>
    </message>
    <message>
        <source>record changed %1, nobody named</source>
        <translation>posten endret %1, ingen nevnt</translation>
    </message>
    <message>
        <source>%1 keeps no history of single properties: only when the record as a whole was last changed is known.</source>
        <translation>%1 fører ikke historikk for hver egenskap: bare når posten som helhet sist ble endret er kjent.</translation>
    </message>
</context>
<context>
    <name>samband::PlanColumns</name>
    <message>
        <source>(blank)</source>
        <translation>(tom)</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (held)</source>
        <translation>%1 (holdt)</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Flyt</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Endringer</translation>
    </message>
    <message>
        <source>before → after</source>
        <translation>før → etter</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Hvorfor</translation>
    </message>
    <message>
        <source>Linked once %1 has been created, which this plan does.</source>
        <translation>Kobles når %1 er opprettet, noe denne planen gjør.</translation>
    </message>
    <message>
        <source>Linked once %1 has been linked, which this plan does.</source>
        <translation>Kobles når %1 er koblet, noe denne planen gjør.</translation>
    </message>
    <message>
        <source>Waits for %1, which is not ticked.</source>
        <translation>Venter på %1, som ikke er krysset av.</translation>
    </message>
    <message>
        <source>%1 The two differ in %2, which you are asked about then.</source>
        <translation>%1 De to er ulike i %2, som du blir spurt om etterpå.</translation>
    </message>
    <message>
        <source>Not done: the record is gone since the preview.</source>
        <translation>Ikke gjort: posten er borte siden forhåndsvisningen.</translation>
    </message>
    <message>
        <source>Not done: the record it belongs to has not been linked.</source>
        <translation>Ikke gjort: posten den hører til, er ikke koblet.</translation>
    </message>
    <message>
        <source>Not done: it needs nothing any more. %1</source>
        <translation>Ikke gjort: det trengs ikke lenger. %1</translation>
    </message>
    <message>
        <source>Only ticked rows are carried out</source>
        <translation>Bare rader som er krysset av blir utført</translation>
    </message>
    <message>
        <source>Id in %1</source>
        <translation>Id i %1</translation>
    </message>
    <message>
        <source>Not done: it is not as the preview showed it any more. Now: %1</source>
        <translation>Ikke gjort: den er ikke lenger slik forhåndsvisningen viste den. Nå: %1</translation>
    </message>
    <message>
        <source>1 waits for a record that was not linked</source>
        <translation>1 venter på en post som ikke ble koblet</translation>
    </message>
    <message>
        <source>%1 wait for a record that was not linked</source>
        <translation>%1 venter på en post som ikke ble koblet</translation>
    </message>
    <message>
        <source>1 is not as the preview showed any more</source>
        <translation>1 er ikke lenger slik forhåndsvisningen viste</translation>
    </message>
    <message>
        <source>%1 are not as the preview showed any more</source>
        <translation>%1 er ikke lenger slik forhåndsvisningen viste</translation>
    </message>
    <message>
        <source>1 needs nothing any more</source>
        <translation>1 trenger ingenting lenger</translation>
    </message>
    <message>
        <source>%1 need nothing any more</source>
        <translation>%1 trenger ingenting lenger</translation>
    </message>
    <message>
        <source>1 is gone</source>
        <translation>1 er borte</translation>
    </message>
    <message>
        <source>%1 are gone</source>
        <translation>%1 er borte</translation>
    </message>
    <message>
        <source>%1 created</source>
        <comment>step of a chain</comment>
        <translation>%1 opprettet</translation>
    </message>
    <message>
        <source>%1 linked</source>
        <comment>step of a chain</comment>
        <translation>%1 koblet</translation>
    </message>
    <message>
        <source>Linked last of a chain that this plan does: %1.</source>
        <translation>Kobles sist i en kjede som denne planen utfører: %1.</translation>
    </message>
</context>
<context>
    <name>samband::PlanPage</name>
    <message>
        <source>Close</source>
        <translation>Lukk</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Nothing to do: a run would write nothing. Edit a record in either system and preview again.</source>
        <translation>Ingenting å gjøre: en kjøring ville ikke skrevet noe. Endre en post i et av systemene og forhåndsvis igjen.</translation>
    </message>
    <message>
        <source>Nothing has been written.</source>
        <translation>Ingenting er skrevet.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Bruk</translation>
    </message>
    <message>
        <source>Which rows of the plan are shown</source>
        <translation>Hvilke rader av planen som vises</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Kryss av alle</translation>
    </message>
    <message>
        <source>Ticks every row shown; rows that archive only where nothing else is shown. Space ticks the selected rows.</source>
        <translation>Krysser av alle rader som vises; rader som arkiverer bare der ikke noe annet vises. Mellomrom krysser av de valgte radene.</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>Kryss av ingen</translation>
    </message>
    <message>
        <source>Unticks every row shown</source>
        <translation>Fjerner krysset fra alle rader som vises</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Eksporter</translation>
    </message>
    <message>
        <source>Copy rows, or write them to a file</source>
        <translation>Kopier rader, eller skriv dem til en fil</translation>
    </message>
    <message>
        <source>Planned: %1</source>
        <translation>Planlagt: %1</translation>
    </message>
    <message>
        <source>Nothing here matches the search and the filters. Clear them to see every row of the plan.</source>
        <translation>Ingenting her passer med søket og filtrene. Tøm dem for å se alle radene i planen.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Create</source>
        <comment>tab of a plan</comment>
        <translation>Opprett</translation>
    </message>
    <message>
        <source>Update</source>
        <comment>tab of a plan</comment>
        <translation>Oppdater</translation>
    </message>
    <message>
        <source>Link</source>
        <comment>tab of a plan</comment>
        <translation>Koble</translation>
    </message>
    <message>
        <source>Unlink</source>
        <comment>tab of a plan</comment>
        <translation>Opphev koblingen</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>tab of a plan</comment>
        <translation>Arkiver</translation>
    </message>
    <message>
        <source>Held</source>
        <comment>tab of a plan</comment>
        <translation>Holdt</translation>
    </message>
    <message>
        <source>Left out</source>
        <comment>tab of a plan</comment>
        <translation>Utelatt</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>tab, count</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>%1 of %2 rows are ticked.</source>
        <translation>%1 av %2 rader er krysset av.</translation>
    </message>
    <message>
        <source>%1 wait for your approval: a tick approves.</source>
        <translation>%1 venter på din godkjenning: et kryss godkjenner.</translation>
    </message>
    <message>
        <source>Apply %1, archive %2</source>
        <translation>Utfør %1, arkiver %2</translation>
    </message>
    <message>
        <source>Apply %1</source>
        <translation>Utfør %1</translation>
    </message>
    <message>
        <source>The ticked rows cost no calls besides reading what changed.</source>
        <translation>De avkryssede radene koster ingen kall utover å lese det som er endret.</translation>
    </message>
    <message>
        <source>This plan was carried out as far as it was ticked. Preview again to see what is left.</source>
        <translation>Denne planen er utført så langt den var krysset av. Forhåndsvis på nytt for å se hva som er igjen.</translation>
    </message>
    <message>
        <source>1 call to %1</source>
        <translation>1 kall til %1</translation>
    </message>
    <message>
        <source>%1 calls to %2</source>
        <translation>%1 kall til %2</translation>
    </message>
    <message>
        <source>About %1</source>
        <comment>calls</comment>
        <translation>Omtrent %1</translation>
    </message>
    <message>
        <source>%1 of the ticked rows were left out: %2. Preview again to see what would happen now.</source>
        <translation>%1 av de avkryssede radene ble utelatt: %2. Forhåndsvis igjen for å se hva som ville skje nå.</translation>
    </message>
    <message>
        <source>Carries out exactly the ticked rows as they are shown. A row that is not as shown any more is left out and told.</source>
        <translation>Utfører nøyaktig de avkryssede radene slik de vises. En rad som ikke lenger er slik den vises, utelates, og det fortelles.</translation>
    </message>
</context>
<context>
    <name>samband::Preflight</name>
    <message>
        <source>Line %1 of the document synchronises “%2” with “%3”, but this %4 account has no property “%5” (%6). Make the property in %4, or correct the line; until then the flow is left alone.</source>
        <translation>Linje %1 i dokumentet synkroniserer «%2» med «%3», men denne %4-kontoen har ingen egenskap «%5» (%6). Lag egenskapen i %4, eller rett linjen; til da blir flyten latt i fred.</translation>
    </message>
    <message>
        <source>Line %1 of the document synchronises “%2” with “%3”, but “%4” (%5) is read-only in this %6 account. Let the changes of this property travel the other way only, or have it unlocked there; until then the flow is left alone.</source>
        <translation>Linje %1 i dokumentet synkroniserer «%2» med «%3», men «%4» (%5) er skrivebeskyttet i denne %6-kontoen. La endringer av denne egenskapen bare gå den andre veien, eller få den låst opp der; til da blir flyten latt i fred.</translation>
    </message>
    <message numerus="yes">
        <source>There are %n more lines like it.</source>
        <translation>
            <numerusform>Det er én linje til som den.</numerusform>
            <numerusform>Det er %n linjer til som den.</numerusform>
        </translation>
    </message>
    <message>
        <source>The filter of “%1” asks for “%2”; in %3 that property is “%4”. Correct the filter; until then the flow is left alone.</source>
        <translation>Filteret til «%1» spør etter «%2»; i %3 er den egenskapen «%4». Rett filteret; til da blir flyten latt i fred.</translation>
    </message>
    <message>
        <source>The filter of “%1” asks for “%2”, but this %3 account has no such property (%4). Correct the filter, or make the property in %3; until then the flow is left alone.</source>
        <translation>Filteret til «%1» spør etter «%2», men denne %3-kontoen har ingen slik egenskap (%4). Rett filteret, eller lag egenskapen i %3; til da blir flyten latt i fred.</translation>
    </message>
    <message>
        <source>The token belongs to the %1 account %2, but this workspace is about account %3. Nothing was read. Use a token of that account, or make a new workspace for the other one.</source>
        <translation>Nøkkelen hører til %1-kontoen %2, men dette arbeidsområdet gjelder konto %3. Ingenting ble lest. Bruk en nøkkel for den kontoen, eller lag et nytt arbeidsområde for den andre.</translation>
    </message>
</context>
<context>
    <name>samband::ProbeBox</name>
    <message>
        <source>Adds an x to one property of this record, reads it back, and restores the old value at once, also when you stop. Whoever looks at the record sees the x for a moment.</source>
        <translation>Legger en x til én egenskap i denne posten, leser den tilbake, og setter den gamle verdien tilbake med en gang, også når du stopper. Den som ser på posten, ser x-en et øyeblikk.</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Datatype</source>
        <translation>Datatype</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Egenskap</translation>
    </message>
    <message>
        <source>its id in that system</source>
        <translation>id-en dens i det systemet</translation>
    </message>
    <message>
        <source>Write in %1 and put it back</source>
        <translation>Skriv i %1 og sett tilbake</translation>
    </message>
</context>
<context>
    <name>samband::PropertyTable</name>
    <message>
        <source>Properties of both records</source>
        <translation>Egenskapene til begge postene</translation>
    </message>
    <message>
        <source>Double click a property, or press F2, to choose for it</source>
        <translation>Dobbeltklikk på en egenskap, eller trykk F2, for å velge for den</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Egenskap</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Grunnlag</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultat</translation>
    </message>
    <message>
        <source>%1 in %2, %3 in %4</source>
        <translation>%1 i %2, %3 i %4</translation>
    </message>
    <message>
        <source>%1: %2
%3: %4</source>
        <translation>%1: %2
%3: %4</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>velg</translation>
    </message>
    <message>
        <source>each its own</source>
        <translation>hver sin</translation>
    </message>
    <message>
        <source>stored differently</source>
        <translation>lagret ulikt</translation>
    </message>
    <message>
        <source>Agreed, though each system keeps its own spelling of it.</source>
        <translation>Enige, enda hvert system har sin egen skrivemåte.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>system: value</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>samband::Provenance</name>
    <message>
        <source>nothing</source>
        <translation>ingenting</translation>
    </message>
    <message>
        <source>%1 in %2 holds %3 since %4 (%5).</source>
        <translation>%1 i %2 har %3 siden %4 (%5).</translation>
    </message>
    <message>
        <source>%1 in %2 holds %3 since %4, from %5 (%6).</source>
        <translation>%1 i %2 har %3 siden %4, fra %5 (%6).</translation>
    </message>
    <message>
        <source>in the app</source>
        <translation>i appen</translation>
    </message>
    <message>
        <source>in the app, for many at once</source>
        <translation>i appen, for mange samtidig</translation>
    </message>
    <message>
        <source>on a phone</source>
        <translation>på en telefon</translation>
    </message>
    <message>
        <source>by an import</source>
        <translation>av en import</translation>
    </message>
    <message>
        <source>by an integration</source>
        <translation>av en integrasjon</translation>
    </message>
    <message>
        <source>through the API</source>
        <translation>gjennom API-et</translation>
    </message>
    <message>
        <source>through a form</source>
        <translation>gjennom et skjema</translation>
    </message>
    <message>
        <source>by a workflow</source>
        <translation>av en arbeidsflyt</translation>
    </message>
    <message>
        <source>by a merge</source>
        <translation>av en sammenslåing</translation>
    </message>
    <message>
        <source>by a migration</source>
        <translation>av en flytting</translation>
    </message>
    <message>
        <source>calculated</source>
        <translation>beregnet</translation>
    </message>
</context>
<context>
    <name>samband::RawView</name>
    <message>
        <source>All fields read of both records</source>
        <translation>Alle leste felt i begge postene</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Felt</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Verdi</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Kopier som JSON</translation>
    </message>
    <message>
        <source>The selected part, or both records when none is selected (%1)</source>
        <translation>Den valgte delen, eller begge postene når ingen er valgt (%1)</translation>
    </message>
    <message>
        <source>id %1</source>
        <translation>id %1</translation>
    </message>
</context>
<context>
    <name>samband::Reach</name>
    <message>
        <source>%1 has an address, but nothing answers there on port %2 (%3). Check the address and the firewall.</source>
        <translation>%1 har en adresse, men ingenting svarer der på port %2 (%3). Sjekk adressen og brannmuren.</translation>
    </message>
    <message>
        <source>%1 answers, but the connection cannot be encrypted safely: %2. Check the clock of this machine, and whether something between the two opens encrypted connections.</source>
        <translation>%1 svarer, men forbindelsen kan ikke krypteres trygt: %2. Sjekk denne maskinens klokke, og om noe mellom de to åpner krypterte forbindelser.</translation>
    </message>
    <message>
        <source>The name %1 is not known (%2). Check the address and the network.</source>
        <translation>Navnet %1 er ikke kjent (%2). Sjekk adressen og nettverket.</translation>
    </message>
</context>
<context>
    <name>samband::Reading</name>
    <message>
        <source>%1 ended the list of %2 early, so nothing is concluded from what is missing. Run again; if it stays, use the connection doctor.</source>
        <translation>%1 avsluttet listen over %2 for tidlig, så ingenting sluttes av det som mangler. Kjør igjen; blir det slik, bruk forbindelseslegen.</translation>
    </message>
    <message>
        <source>chosen records</source>
        <translation>valgte poster</translation>
    </message>
</context>
<context>
    <name>samband::RecordView</name>
    <message>
        <source>no record in %1</source>
        <translation>ingen post i %1</translation>
    </message>
    <message>
        <source>id %1</source>
        <translation>id %1</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>slettet</translation>
    </message>
    <message>
        <source>changed %1</source>
        <translation>endret %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>state, since when</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Delete in %1…</source>
        <translation>Slett i %1…</translation>
    </message>
    <message>
        <source>Create a new record</source>
        <translation>Opprett en ny post</translation>
    </message>
    <message>
        <source>None of those it looks like: make a new record in %1</source>
        <translation>Ingen av dem den ligner: lag en ny post i %1</translation>
    </message>
    <message>
        <source>Recreate in %1</source>
        <translation>Opprett på nytt i %1</translation>
    </message>
    <message>
        <source>Make the missing record again from the one that is left</source>
        <translation>Lag den manglende posten på nytt fra den som er igjen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Tidslinje</translation>
    </message>
    <message>
        <source>Properties and timeline</source>
        <translation>Egenskaper og tidslinje</translation>
    </message>
    <message>
        <source>Parts of the record</source>
        <translation>Deler av posten</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Hvorfor</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Neste steg</translation>
    </message>
    <message>
        <source>Resolve and sync</source>
        <translation>Avgjør og synkroniser</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Godkjenn</translation>
    </message>
    <message>
        <source>Let this go ahead, now</source>
        <translation>Slipp dette fram, nå</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Avvis</translation>
    </message>
    <message>
        <source>Keep it as it is, and ask again only when a side changes</source>
        <translation>La den være som den er, og spør igjen først når en side endres</translation>
    </message>
    <message>
        <source>Recreate</source>
        <translation>Opprett på nytt</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Slett</translation>
    </message>
    <message>
        <source>Delete the record that is left, too; asks first</source>
        <translation>Slett også posten som er igjen; spør først</translation>
    </message>
    <message>
        <source>Unlink…</source>
        <translation>Opphev koblingen…</translation>
    </message>
    <message>
        <source>Forget the link, touch neither record; asks first</source>
        <translation>Glem koblingen, rør ingen post; spør først</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Keep runs from touching it</source>
        <translation>Hindre at kjøringer rører den</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsett</translation>
    </message>
    <message>
        <source>Let runs take it along again</source>
        <translation>La kjøringer ta den med igjen</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Synkroniser</translation>
    </message>
    <message>
        <source>Open in %1</source>
        <translation>Åpne i %1</translation>
    </message>
    <message>
        <source>the choice for %1</source>
        <translation>valget for %1</translation>
    </message>
    <message>
        <source>taking back the choices for %1</source>
        <translation>tilbaketaking av valgene for %1</translation>
    </message>
    <message>
        <source>Only differences</source>
        <translation>Bare ulikheter</translation>
    </message>
    <message>
        <source>Leave out what is the same in both systems</source>
        <translation>Utelat det som er likt i begge systemene</translation>
    </message>
    <message>
        <source>The values of the selected property in full</source>
        <translation>Verdiene til den valgte egenskapen i sin helhet</translation>
    </message>
    <message>
        <source>Write what you chose to both systems</source>
        <translation>Skriv det du valgte til begge systemene</translation>
    </message>
    <message>
        <source>Read it afresh in both systems and bring it in step</source>
        <translation>Les den på nytt i begge systemene og bring den i takt</translation>
    </message>
    <message>
        <source>Asking %1 and %2 who changed what…</source>
        <translation>Spør %1 og %2 hvem som endret hva …</translation>
    </message>
    <message>
        <source>Raw record</source>
        <translation>Rå post</translation>
    </message>
</context>
<context>
    <name>samband::Recovery</name>
    <message>
        <source>%1 ended the list of %2 early, so it cannot be told whether a new record was made. The next run looks again.</source>
        <translation>%1 avsluttet listen over %2 for tidlig, så det kan ikke sies om en ny post ble laget. Neste kjøring ser etter igjen.</translation>
    </message>
    <message>
        <source>%1 did not answer when this was sent, and it was not written.</source>
        <translation>%1 svarte ikke da dette ble sendt, og det ble ikke skrevet.</translation>
    </message>
</context>
<context>
    <name>samband::Rescue</name>
    <message>
        <source>%1 works again. The damaged file is %2.</source>
        <translation>%1 virker igjen. Den skadede filen er %2.</translation>
    </message>
    <message>
        <source>What could be read is in %1, one file a table.</source>
        <translation>Det som kunne leses, er i %1, én fil per tabell.</translation>
    </message>
    <message>
        <source>Kept: %1 links, %2 records, %3 lines of history.</source>
        <translation>Beholdt: %1 koblinger, %2 poster, %3 linjer historikk.</translation>
    </message>
    <message>
        <source>Rows may be missing of: %1.</source>
        <translation>Rader kan mangle fra: %1.</translation>
    </message>
    <message>
        <source>Lost: %1 links.</source>
        <translation>Tapt: %1 koblinger.</translation>
    </message>
    <message>
        <source>The history begins a new chain: whether a line was changed before the rescue can only be told from the damaged file.</source>
        <translation>Historikken begynner en ny kjede: om en linje ble endret før redningen, kan bare den skadede filen vise.</translation>
    </message>
    <message>
        <source>%1 pairs are compared as if they met for the first time.</source>
        <translation>%1 par sammenlignes som om de møttes for første gang.</translation>
    </message>
    <message>
        <source>The next run reads both systems completely. Look at what it would do first: sambandctl --workspace %1 plan</source>
        <translation>Neste kjøring leser begge systemene fullstendig. Se først hva den ville gjøre: sambandctl --workspace %1 plan</translation>
    </message>
</context>
<context>
    <name>samband::ReviewModel</name>
    <message>
        <source>%1 of %2</source>
        <comment>properties that agree</comment>
        <translation>%1 av %2</translation>
    </message>
    <message>
        <source>; %1 records claim it</source>
        <translation>; %1 poster gjør krav på den</translation>
    </message>
    <message>
        <source>id %1</source>
        <translation>id %1</translation>
    </message>
    <message>
        <source>alike: %1</source>
        <translation>like: %1</translation>
    </message>
    <message>
        <source>only on one side: %1</source>
        <translation>bare på den ene siden: %1</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Poeng</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Hvorfor</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Det som er ulikt</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Flyt</translation>
    </message>
    <message>
        <source>How many of the properties that both hold are alike</source>
        <translation>Hvor mange av egenskapene begge har, som er like</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, what tells it apart</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <comment>how many, how alike</comment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>The next run links %1 pairs: %2.</source>
        <translation>Neste kjøring kobler %1 par: %2.</translation>
    </message>
    <message>
        <source>In %1 of them it also fills what only one side holds.</source>
        <translation>I %1 av dem fyller den også ut det bare én side har.</translation>
    </message>
    <message>
        <source>In %1 of them values differ: those wait for you as conflicts.</source>
        <translation>I %1 av dem er verdier ulike: de venter på deg som konflikter.</translation>
    </message>
    <message>
        <source>%1 of them are ticked, but hidden by the filters.</source>
        <translation>%1 av dem er krysset av, men skjult av filtrene.</translation>
    </message>
    <message>
        <source>Nothing is written now, and each link can be taken back.</source>
        <translation>Ingenting skrives nå, og hver kobling kan tas tilbake.</translation>
    </message>
    <message>
        <source>Accept links</source>
        <translation>Godta koblinger</translation>
    </message>
    <message>
        <source>Accept %1 links</source>
        <translation>Godta %1 koblinger</translation>
    </message>
</context>
<context>
    <name>samband::ReviewPage</name>
    <message>
        <source>Proposed links</source>
        <translation>Foreslåtte koblinger</translation>
    </message>
    <message>
        <source>Nothing left to review. The next run links the %1 that you accepted.</source>
        <translation>Ingenting igjen å gå gjennom. Neste kjøring kobler de %1 du har godtatt.</translation>
    </message>
    <message>
        <source>No links are proposed. Records that look alike in both systems stand here after a run or a preview.</source>
        <translation>Ingen koblinger er foreslått. Poster som ligner i begge systemene står her etter en kjøring eller en forhåndsvisning.</translation>
    </message>
    <message>
        <source>1 link is proposed</source>
        <translation>1 kobling er foreslått</translation>
    </message>
    <message>
        <source>%1 links are proposed</source>
        <translation>%1 koblinger er foreslått</translation>
    </message>
    <message>
        <source>Ticked are those that nothing speaks against. Space ticks, Enter accepts what is ticked.</source>
        <translation>Krysset av er de som ingenting taler imot. Mellomrom krysser av, Enter godtar det som er krysset av.</translation>
    </message>
    <message>
        <source>%1 are accepted and wait for the next run.</source>
        <translation>%1 er godtatt og venter på neste kjøring.</translation>
    </message>
    <message>
        <source>The first %1 are shown.</source>
        <translation>De første %1 vises.</translation>
    </message>
    <message>
        <source>Accept the %1 ticked</source>
        <translation>Godta de %1 som er krysset av</translation>
    </message>
    <message>
        <source>Never link these two</source>
        <translation>Koble aldri disse to</translation>
    </message>
    <message>
        <source>Never link the %1 selected</source>
        <translation>Koble aldri de %1 valgte</translation>
    </message>
    <message>
        <source>%1 look like several…</source>
        <translation>%1 ligner flere…</translation>
    </message>
    <message>
        <source>Records that look like more than one other: you pick one for each</source>
        <translation>Poster som ligner mer enn én annen: du velger én for hver</translation>
    </message>
    <message>
        <source>No links are proposed</source>
        <translation>Ingen koblinger er foreslått</translation>
    </message>
    <message>
        <source>Accept what is ticked</source>
        <translation>Godta det som er krysset av</translation>
    </message>
    <message>
        <source>The selected rows are no pairs: they are never proposed for each other again</source>
        <translation>De valgte radene er ikke par: de foreslås aldri for hverandre igjen</translation>
    </message>
    <message>
        <source>The next run links them. Nothing is written now</source>
        <translation>Neste kjøring kobler dem. Ingenting skrives nå</translation>
    </message>
    <message>
        <source>No proposed link matches the filters. Clear them to see every one.</source>
        <translation>Ingen foreslått kobling passer med filtrene. Tøm dem for å se alle.</translation>
    </message>
</context>
<context>
    <name>samband::RowExport</name>
    <message>
        <source>%1 cannot be written: %2. Choose another folder.</source>
        <translation>%1 kan ikke skrives: %2. Velg en annen mappe.</translation>
    </message>
    <message>
        <source>The export was stopped; no file was written.</source>
        <translation>Eksporten ble stoppet; ingen fil ble skrevet.</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Eksporterer</translation>
    </message>
    <message>
        <source>%1 rows are in %2.</source>
        <translation>%1 rader er i %2.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Nothing was left there.</source>
        <translation>%1 kunne ikke skrives: %2. Ingenting ble liggende igjen der.</translation>
    </message>
</context>
<context>
    <name>samband::RuleForm</name>
    <message>
        <source>(they differ)</source>
        <translation>(de er ulike)</translation>
    </message>
    <message>
        <source>%1: how many</source>
        <translation>%1: hvor mange</translation>
    </message>
    <message>
        <source>and more than</source>
        <comment>more than 50 and more than 25 % of the flow</comment>
        <translation>og mer enn</translation>
    </message>
    <message>
        <source>%1: share of the flow in percent</source>
        <translation>%1: andel av flyten i prosent</translation>
    </message>
    <message>
        <source> % of the flow</source>
        <translation> % av flyten</translation>
    </message>
    <message>
        <source>Property in %1</source>
        <translation>Egenskap i %1</translation>
    </message>
    <message>
        <source>filled from %1</source>
        <translation>fylt fra %1</translation>
    </message>
    <message>
        <source>Add a property</source>
        <translation>Legg til en egenskap</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Fjern den</translation>
    </message>
    <message>
        <source>A line needs both: the property to fill, and the one it is filled from.</source>
        <translation>En linje trenger begge: egenskapen som skal fylles, og den den fylles fra.</translation>
    </message>
</context>
<context>
    <name>samband::RuleOffer</name>
    <message>
        <source>Save as the rule</source>
        <translation>Lagre som regelen</translation>
    </message>
    <message>
        <source>A rule for the flow</source>
        <translation>En regel for flyten</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>La det være som det er</translation>
    </message>
    <message>
        <source>Changes no rule (Esc)</source>
        <translation>Endrer ingen regel (Esc)</translation>
    </message>
    <message>
        <source>This is the rule for %1 already.</source>
        <translation>Dette er allerede regelen for %1.</translation>
    </message>
    <message>
        <source>The rule for %1 in “%2”</source>
        <translation>Regelen for %1 i «%2»</translation>
    </message>
    <message>
        <source>When %1 is cleared in one system: “%2” instead of “%3”.</source>
        <translation>Når %1 tømmes i ett system: «%2» i stedet for «%3».</translation>
    </message>
    <message>
        <source>When both systems changed %1: “%2” instead of “%3”.</source>
        <translation>Når begge systemene endret %1: «%2» i stedet for «%3».</translation>
    </message>
    <message>
        <source>Saved as the rule for %1 in “%2”. The next run decides by it.</source>
        <translation>Lagret som regelen for %1 i «%2». Neste kjøring avgjør etter den.</translation>
    </message>
</context>
<context>
    <name>samband::RulePreviewPane</name>
    <message>
        <source>What this would change</source>
        <translation>Det dette ville endret</translation>
    </message>
    <message>
        <source>What becomes of them</source>
        <translation>Hva det blir av dem</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Eksempler</translation>
    </message>
    <message>
        <source>What this would change in “%1”</source>
        <translation>Det dette ville endret i «%1»</translation>
    </message>
    <message>
        <source>Counting what it would change…</source>
        <translation>Teller hva det ville endret…</translation>
    </message>
</context>
<context>
    <name>samband::RuleWording</name>
    <message>
        <source>Ask a person</source>
        <translation>Spør en person</translation>
    </message>
    <message>
        <source>The newest change wins</source>
        <translation>Den nyeste endringen vinner</translation>
    </message>
    <message>
        <source>%1 wins</source>
        <translation>%1 vinner</translation>
    </message>
    <message>
        <source>Hold it and ask</source>
        <translation>Hold den og spør</translation>
    </message>
    <message>
        <source>Clear it in the other system, too</source>
        <translation>Tøm den i det andre systemet også</translation>
    </message>
    <message>
        <source>Fill it again from the other system</source>
        <translation>Fyll den igjen fra det andre systemet</translation>
    </message>
    <message>
        <source>Both ways</source>
        <translation>Begge veier</translation>
    </message>
    <message>
        <source>Only %1 → %2</source>
        <translation>Bare %1 → %2</translation>
    </message>
    <message>
        <source>Not kept in step</source>
        <translation>Holdes ikke i takt</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Telefonnummer</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Tall</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Ja eller nei</translation>
    </message>
    <message>
        <source>Created by runs, within the limits</source>
        <translation>Opprettes av kjøringer, innenfor grensene</translation>
    </message>
    <message>
        <source>Each one waits for your approval</source>
        <translation>Hver av dem venter på at du godkjenner</translation>
    </message>
    <message>
        <source>Never created, only linked</source>
        <translation>Opprettes aldri, bare kobles</translation>
    </message>
    <message>
        <source>New links</source>
        <translation>Nye koblinger</translation>
    </message>
    <message>
        <source>New records</source>
        <translation>Nye poster</translation>
    </message>
    <message>
        <source>Changed records</source>
        <translation>Endrede poster</translation>
    </message>
    <message>
        <source>Cleared values, each property</source>
        <translation>Tømte verdier, for hver egenskap</translation>
    </message>
    <message>
        <source>One and the same new value</source>
        <translation>En og samme nye verdi</translation>
    </message>
    <message>
        <source>Archived records</source>
        <translation>Arkiverte poster</translation>
    </message>
    <message>
        <source>newest wins</source>
        <translation>den nyeste vinner</translation>
    </message>
    <message>
        <source>clears</source>
        <translation>tømmer</translation>
    </message>
    <message>
        <source>refills</source>
        <translation>fyller igjen</translation>
    </message>
    <message>
        <source>phone %1</source>
        <comment>normaliser, country</comment>
        <translation>telefon %1</translation>
    </message>
    <message>
        <source>off</source>
        <translation>av</translation>
    </message>
    <message>
        <source>creates nothing</source>
        <translation>oppretter ingenting</translation>
    </message>
    <message>
        <source>creates ask first</source>
        <translation>spør før den oppretter</translation>
    </message>
    <message>
        <source>own limits</source>
        <translation>egne grenser</translation>
    </message>
    <message>
        <source>Nothing has been read in this flow yet. The first run decides by these rules.</source>
        <translation>Ingenting er lest i denne flyten ennå. Den første kjøringen avgjør etter disse reglene.</translation>
    </message>
    <message>
        <source>None of the %1 records is decided differently. What comes later is.</source>
        <translation>Ingen av de %1 postene avgjøres annerledes. Det som kommer senere, gjør det.</translation>
    </message>
    <message>
        <source>1 of %1 records would be decided differently.</source>
        <translation>1 av %1 poster ville blitt avgjort annerledes.</translation>
    </message>
    <message>
        <source>%1 of %2 records would be decided differently.</source>
        <translation>%1 av %2 poster ville blitt avgjort annerledes.</translation>
    </message>
    <message>
        <source>%1: %2 as before, with other values</source>
        <comment>count, outcome</comment>
        <translation>%1: %2 som før, med andre verdier</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>count, outcome now, outcome then</comment>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>is</source>
        <translation>er</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>er ikke</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>inneholder</translation>
    </message>
    <message>
        <source>starts with</source>
        <translation>begynner med</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>er tom</translation>
    </message>
    <message>
        <source>is not empty</source>
        <translation>er ikke tom</translation>
    </message>
    <message>
        <source>is above</source>
        <translation>er over</translation>
    </message>
    <message>
        <source>is below</source>
        <translation>er under</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation>er en av</translation>
    </message>
    <message>
        <source>needs a rule</source>
        <translation>trenger en regel</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>filter</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Holdt utenfor</translation>
    </message>
    <message>
        <source>%1 takes no new records of this kind. Choose “%2” for new records.</source>
        <translation>%1 tar ikke imot nye poster av dette slaget. Velg «%2» for nye poster.</translation>
    </message>
    <message>
        <source>%1 cannot be changed in %2. Let its changes travel “%3”, or choose “%4”.</source>
        <translation>%1 kan ikke endres i %2. La endringene gå «%3», eller velg «%4».</translation>
    </message>
    <message>
        <source>“%1” has not been read yet: the next run reads it of every record, and only then decides.</source>
        <translation>«%1» er ikke lest ennå: neste kjøring leser den for alle poster, og avgjør først da.</translation>
    </message>
</context>
<context>
    <name>samband::Rules</name>
    <message>
        <source>“%1” is no rule here. The rules are: %2.</source>
        <translation>«%1» er ingen regel her. Reglene er: %2.</translation>
    </message>
    <message>
        <source>“%1” cannot be “%2”. It can be: %3.</source>
        <translation>«%1» kan ikke være «%2». Den kan være: %3.</translation>
    </message>
    <message>
        <source>a count and a share of the flow, such as 50,25%</source>
        <translation>et antall og en andel av flyten, som 50,25%</translation>
    </message>
    <message>
        <source>pairs of target path:source path with commas between them, or nothing</source>
        <translation>par av målsti:kildesti med komma mellom, eller ingenting</translation>
    </message>
    <message>
        <source>a country&apos;s two letters, such as NO, SE or DK</source>
        <translation>to bokstaver for et land, som NO, SE eller DK</translation>
    </message>
    <message>
        <source>“%1” cannot create anything: the target takes no new records of this kind. Set creation=never.</source>
        <translation>«%1» kan ikke opprette noe: målet tar ikke imot nye poster av dette slaget. Sett creation=never.</translation>
    </message>
    <message>
        <source>%1 cannot be written on the %2 side: its records cannot be changed there. Set direction=%3 or direction=off.</source>
        <translation>%1 kan ikke skrives på %2-siden: postene der kan ikke endres. Sett direction=%3 eller direction=off.</translation>
    </message>
    <message>
        <source>There is no such flow in the document. Look at the list again.</source>
        <translation>Det finnes ingen slik flyt i dokumentet. Se på listen igjen.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Stoppet.</translation>
    </message>
    <message>
        <source>The links of “%1” follow those of %2, so its filter can only ask for properties of the source.</source>
        <translation>Koblingene i «%1» følger dem for %2, så filteret kan bare spørre etter egenskaper hos kilden.</translation>
    </message>
    <message>
        <source>“%1” has a condition in prose, so it needs a filter first. For every record: filter=all. The document says: %2</source>
        <translation>«%1» har et vilkår i prosa, så den trenger et filter først. For alle poster: filter=all. Dokumentet sier: %2</translation>
    </message>
    <message>
        <source>“%1” is no property of %2 that the document or the manifest names. The nearest are: %3. If %2 has it all the same, add --unlisted.</source>
        <translation>«%1» er ingen egenskap i %2 som dokumentet eller manifestet nevner. De nærmeste er: %3. Hvis %2 likevel har den, legg til --unlisted.</translation>
    </message>
</context>
<context>
    <name>samband::RulesPage</name>
    <message>
        <source>Correct the marked field first.</source>
        <translation>Rett det merkede feltet først.</translation>
    </message>
    <message>
        <source>Counting what it would change…</source>
        <translation>Teller hva det ville endret…</translation>
    </message>
    <message>
        <source>The systems cannot do this; see above.</source>
        <translation>Systemene kan ikke gjøre dette; se over.</translation>
    </message>
    <message>
        <source>%1 ⇄ %2</source>
        <translation>%1 ⇄ %2</translation>
    </message>
    <message>
        <source>Nothing yet. Change a rule, and it stands here which records would be decided differently.</source>
        <translation>Ingenting ennå. Endre en regel, så står det her hvilke poster som ville blitt avgjort annerledes.</translation>
    </message>
    <message>
        <source>Find a property</source>
        <translation>Finn en egenskap</translation>
    </message>
    <message>
        <source>Flows and properties</source>
        <translation>Flyter og egenskaper</translation>
    </message>
    <message>
        <source>Flow and property</source>
        <translation>Flyt og egenskap</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regler</translation>
    </message>
    <message>
        <source>Select several properties to give them one rule.</source>
        <translation>Velg flere egenskaper for å gi dem én regel.</translation>
    </message>
    <message>
        <source>Revert this flow</source>
        <translation>Tilbakestill denne flyten</translation>
    </message>
    <message>
        <source>Back to the rules that are in force</source>
        <translation>Tilbake til reglene som gjelder</translation>
    </message>
    <message>
        <source>Runs take this flow along</source>
        <translation>Kjøringer tar med denne flyten</translation>
    </message>
    <message>
        <source>Off: its records are read by no run, and nothing of it is written</source>
        <translation>Av: postene leses ikke av noen kjøring, og ingenting av den skrives</translation>
    </message>
    <message>
        <source>New records</source>
        <translation>Nye poster</translation>
    </message>
    <message>
        <source>In %1</source>
        <translation>I %1</translation>
    </message>
    <message>
        <source>What becomes of a record in %1 that has no counterpart</source>
        <translation>Hva det blir av en post i %1 som ikke har noen motpart</translation>
    </message>
    <message>
        <source>Not created without</source>
        <translation>Opprettes ikke uten</translation>
    </message>
    <message>
        <source>nothing is required</source>
        <translation>ingenting kreves</translation>
    </message>
    <message>
        <source>Filled once</source>
        <translation>Fylles én gang</translation>
    </message>
    <message>
        <source>Held until you approve</source>
        <translation>Holdes til du godkjenner</translation>
    </message>
    <message>
        <source>A run that would do more than both numbers say of one kind holds that kind for you. What the first run of a flow creates, and every archive, waits in any case.</source>
        <translation>En kjøring som ville gjort mer enn begge tallene sier av ett slag, holder det slaget for deg. Det den første kjøringen av en flyt oppretter, og hver arkivering, venter uansett.</translation>
    </message>
    <message>
        <source>When both changed</source>
        <translation>Når begge er endret</translation>
    </message>
    <message>
        <source>Both systems changed it since they last agreed, and they differ</source>
        <translation>Begge systemene har endret den siden de sist var enige, og de er ulike</translation>
    </message>
    <message>
        <source>When one was cleared</source>
        <translation>Når én er tømt</translation>
    </message>
    <message>
        <source>It became empty in one system, and the other still holds the value</source>
        <translation>Den ble tom i ett system, og det andre har fortsatt verdien</translation>
    </message>
    <message>
        <source>Changes travel</source>
        <translation>Endringer går</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Sammenligning</translation>
    </message>
    <message>
        <source>Only how two spellings are compared. What is written is always the other system&apos;s own spelling.</source>
        <translation>Bare hvordan to skrivemåter sammenlignes. Det som skrives er alltid det andre systemets egen skrivemåte.</translation>
    </message>
    <message>
        <source>Compared as</source>
        <translation>Sammenlignes som</translation>
    </message>
    <message>
        <source>Numbers without a country are from</source>
        <translation>Numre uten land er fra</translation>
    </message>
    <message>
        <source>NO</source>
        <translation>NO</translation>
    </message>
    <message>
        <source>There is no such country. Write its two letters, such as NO, SE or DK.</source>
        <translation>Det finnes ikke noe slikt land. Skriv de to bokstavene, som NO, SE eller DK.</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <translation>%1, endret</translation>
    </message>
    <message>
        <source>Reading the rules…</source>
        <translation>Leser reglene…</translation>
    </message>
    <message>
        <source>%1 in %2 → %3 in %4</source>
        <comment>datatype, system, datatype, system</comment>
        <translation>%1 i %2 → %3 i %4</translation>
    </message>
    <message>
        <source> Its links follow %1.</source>
        <translation> Koblingene følger %1.</translation>
    </message>
    <message>
        <source>%1 properties of %2</source>
        <translation>%1 egenskaper i %2</translation>
    </message>
    <message>
        <source>The document says: %1</source>
        <translation>Dokumentet sier: %1</translation>
    </message>
</context>
<context>
    <name>samband::RunColumns</name>
    <message>
        <source>holds</source>
        <translation>går opp</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>går ikke opp</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>status: error</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Kjøring</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Tok</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lest</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Skrevet</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Venter</translation>
    </message>
    <message>
        <source>Held or in conflict</source>
        <translation>Holdt eller i konflikt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Feilet</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Sum</translation>
    </message>
    <message>
        <source>read = unchanged + written + held + conflicting + excluded + failed</source>
        <translation>lest = uendret + skrevet + holdt + i konflikt + utelatt + feilet</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Kall</translation>
    </message>
    <message>
        <source>Started by</source>
        <translation>Startet av</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Slutt</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Flyt</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Uendret</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Holdt</translation>
    </message>
    <message>
        <source>Conflicting</source>
        <translation>I konflikt</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>Utelatt</translation>
    </message>
    <message>
        <source>a person</source>
        <translation>en person</translation>
    </message>
    <message>
        <source>the timetable</source>
        <translation>tidsplanen</translation>
    </message>
    <message>
        <source>the command line</source>
        <translation>kommandolinjen</translation>
    </message>
</context>
<context>
    <name>samband::RunStatus</name>
    <message>
        <source>Progress of the run</source>
        <translation>Kjøringens framdrift</translation>
    </message>
    <message>
        <source>Preview starts: it reads and decides, and writes nothing.</source>
        <translation>Forhåndsvisningen starter: den leser og avgjør, og skriver ingenting.</translation>
    </message>
    <message>
        <source>Run starts</source>
        <translation>Kjøringen starter</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Kjøring %1</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Kjøring</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>nothing read yet</source>
        <translation>ingenting lest ennå</translation>
    </message>
    <message>
        <source>%1 not read completely yet</source>
        <translation>%1 er ikke lest fullstendig ennå</translation>
    </message>
    <message>
        <source>all read %1</source>
        <translation>alt lest %1</translation>
    </message>
    <message>
        <source>all in step · %1</source>
        <translation>alt i takt · %1</translation>
    </message>
    <message>
        <source>%1 need you · %2</source>
        <translation>%1 trenger deg · %2</translation>
    </message>
    <message>
        <source>%1: %2
%3: %4</source>
        <translation>%1: %2
%3: %4</translation>
    </message>
    <message>
        <source>never read completely</source>
        <translation>aldri lest fullstendig</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Forhåndsvis</translation>
    </message>
    <message>
        <source>%1 stopped: nothing is half-done, the next run goes on from here</source>
        <translation>%1 stoppet: ingenting er halvgjort, neste kjøring fortsetter herfra</translation>
    </message>
    <message>
        <source>%1 ended early: %2</source>
        <translation>%1 sluttet for tidlig: %2</translation>
    </message>
    <message>
        <source>%1 planned</source>
        <translation>%1 planlagt</translation>
    </message>
    <message>
        <source>%1: %2 · %3 · %4 calls</source>
        <comment>preview, planned, time, calls</comment>
        <translation>%1: %2 · %3 · %4 kall</translation>
    </message>
    <message>
        <source>%1 %2 in %3 · %4 · %5 calls</source>
        <comment>run, status, time, sum, calls</comment>
        <translation>%1 %2 på %3 · %4 · %5 kall</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>satt på pause</translation>
    </message>
    <message>
        <source>pauses after this batch</source>
        <translation>stopper opp etter denne bunken</translation>
    </message>
    <message>
        <source>A run is paused since the console was closed. Resume goes on with it.</source>
        <translation>En kjøring har stått på pause siden konsollen ble lukket. Fortsett går videre med den.</translation>
    </message>
    <message>
        <source>%1 %2 in %3 · %4 written, %5 of the ticked rows left out</source>
        <translation>%1 %2 på %3 · %4 skrevet, %5 av de avkryssede radene utelatt</translation>
    </message>
</context>
<context>
    <name>samband::RunsPage</name>
    <message>
        <source>Runs</source>
        <translation>Kjøringer</translation>
    </message>
    <message>
        <source>No run yet. Sync now starts one; the first run writes nothing before you approve it.</source>
        <translation>Ingen kjøring ennå. Synkroniser nå starter en; den første skriver ingenting før du godkjenner den.</translation>
    </message>
    <message>
        <source>The selected run&apos;s sum for each flow</source>
        <translation>Den valgte kjøringens sum for hver flyt</translation>
    </message>
    <message>
        <source>Select a run to see its sum for each flow.</source>
        <translation>Velg en kjøring for å se summen for hver flyt.</translation>
    </message>
    <message>
        <source>Run %1: %2</source>
        <translation>Kjøring %1: %2</translation>
    </message>
    <message>
        <source>Undo this run…</source>
        <translation>Angre denne kjøringen…</translation>
    </message>
    <message>
        <source>Put back what this run wrote, wherever the systems still hold it; asks first</source>
        <translation>Sett tilbake det kjøringen skrev, der systemene fortsatt har det; spør først</translation>
    </message>
</context>
<context>
    <name>samband::SavedViews</name>
    <message>
        <source>Rename…</source>
        <translation>Gi nytt navn…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Fjern</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Navn på visningen</translation>
    </message>
    <message>
        <source>Keep this view</source>
        <translation>Behold denne visningen</translation>
    </message>
    <message>
        <source>Rename the view</source>
        <translation>Gi visningen nytt navn</translation>
    </message>
</context>
<context>
    <name>samband::ScheduleForm</name>
    <message>
        <source>in every run</source>
        <translation>i hver kjøring</translation>
    </message>
    <message>
        <source>every hour</source>
        <translation>hver time</translation>
    </message>
    <message>
        <source>every 4 hours</source>
        <translation>hver 4. time</translation>
    </message>
    <message>
        <source>once a day</source>
        <translation>én gang om dagen</translation>
    </message>
    <message>
        <source>in every run while it takes few calls</source>
        <translation>i hver kjøring så lenge det krever få kall</translation>
    </message>
    <message>
        <source>every %1 minutes</source>
        <translation>hvert %1. minutt</translation>
    </message>
    <message>
        <source>only by hand</source>
        <translation>bare for hånd</translation>
    </message>
    <message>
        <source>&amp;Runs start</source>
        <translation>&amp;Kjøringer starter</translation>
    </message>
    <message>
        <source>&amp;Quiet from</source>
        <translation>&amp;Stille fra</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Stille fra</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Stille til</translation>
    </message>
    <message>
        <source>until</source>
        <comment>quiet from … until …</comment>
        <translation>til</translation>
    </message>
    <message>
        <source>The same time twice is never quiet.</source>
        <translation>Samme klokkeslett to ganger gir aldri stille.</translation>
    </message>
    <message>
        <source>Not on Saturdays and &amp;Sundays</source>
        <translation>Ikke på lørdager og &amp;søndager</translation>
    </message>
    <message>
        <source>A run asks for what changed. What was deleted is found by reading whole lists.</source>
        <translation>En kjøring spør etter det som er endret. Det som er slettet, finnes ved å lese hele lister.</translation>
    </message>
    <message>
        <source>&amp;Whole lists are read</source>
        <translation>&amp;Hele lister leses</translation>
    </message>
    <message>
        <source>Which records belong together is listed record by record, and nothing tells what changed there.</source>
        <translation>Hvilke poster som hører sammen, listes post for post, og ingenting sier hva som er endret der.</translation>
    </message>
    <message>
        <source>&amp;Associations are read</source>
        <translation>&amp;Tilknytninger leses</translation>
    </message>
    <message>
        <source>never, it is always quiet</source>
        <translation>aldri, det er alltid stille</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>straks</translation>
    </message>
    <message>
        <source>Runs start only by hand.</source>
        <translation>Kjøringer starter bare for hånd.</translation>
    </message>
    <message>
        <source>The next run starts: %1.</source>
        <translation>Neste kjøring starter: %1.</translation>
    </message>
    <message>
        <source>The next run would start: %1; as it is now: %2.</source>
        <translation>Neste kjøring ville startet: %1; slik det er nå: %2.</translation>
    </message>
    <message>
        <source>At most %1 runs on a day instead of %2.</source>
        <translation>Høyst %1 kjøringer på en dag i stedet for %2.</translation>
    </message>
    <message>
        <source>Records that were deleted would be found by whole lists %1 instead of %2.</source>
        <translation>Slettede poster ville blitt funnet av hele lister %1 i stedet for %2.</translation>
    </message>
    <message>
        <source>A changed association would be seen %1 instead of %2.</source>
        <translation>En endret tilknytning ville blitt sett %1 i stedet for %2.</translation>
    </message>
</context>
<context>
    <name>samband::Search</name>
    <message>
        <source>These states leave none over, so they are not used.</source>
        <translation>Disse tilstandene lar ingen stå igjen, så de brukes ikke.</translation>
    </message>
    <message>
        <source>A flow cannot be left out with “!”. Name the one to show: %1.</source>
        <translation>En flyt kan ikke utelates med «!». Navngi den som skal vises: %1.</translation>
    </message>
    <message>
        <source>“%1” names no flow here. There is: %2.</source>
        <translation>«%1» er ikke navnet på en flyt her. Det finnes: %2.</translation>
    </message>
    <message>
        <source>“%1” names no state. There is: %2.</source>
        <translation>«%1» er ikke navnet på en tilstand. Det finnes: %2.</translation>
    </message>
    <message>
        <source>“%1” names no property here. Put “%2” in quotes to search for it as text.</source>
        <translation>«%1» er ikke navnet på en egenskap her. Sett «%2» i anførselstegn for å søke etter det som tekst.</translation>
    </message>
    <message>
        <source>“%1” names no property here. There is: %2. Put “%3” in quotes to search for it as text.</source>
        <translation>«%1» er ikke navnet på en egenskap her. Det finnes: %2. Sett «%3» i anførselstegn for å søke etter det som tekst.</translation>
    </message>
    <message>
        <source>Say what %1 holds, as in %1:22.</source>
        <translation>Si hva %1 inneholder, som i %1:22.</translation>
    </message>
    <message>
        <source>This view shows one flow only, so “flow:” is not used. Search in All links instead.</source>
        <translation>Denne visningen viser bare én flyt, så «flow:» brukes ikke. Søk heller i Alle koblinger.</translation>
    </message>
    <message>
        <source>This view never shows that state, so it is not used. Search in All links instead.</source>
        <translation>Denne visningen viser aldri den tilstanden, så den brukes ikke. Søk heller i Alle koblinger.</translation>
    </message>
</context>
<context>
    <name>samband::Session</name>
    <message>
        <source>Stopped. The next run goes on from here.</source>
        <translation>Stoppet. Neste kjøring fortsetter herfra.</translation>
    </message>
</context>
<context>
    <name>samband::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Innstillinger</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lagre</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Som skrivebordet</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Språk</translation>
    </message>
    <message>
        <source>&amp;Keep running beside the clock when the window is closed</source>
        <translation>&amp;Fortsett ved klokken når vinduet lukkes</translation>
    </message>
    <message>
        <source>This desktop shows no icons beside the clock.</source>
        <translation>Dette skrivebordet viser ingen ikoner ved klokken.</translation>
    </message>
    <message>
        <source>Runs start by themselves only while the console is open. A first run, and whatever else needs an approval, waits for you all the same.</source>
        <translation>Kjøringer starter av seg selv bare mens konsollen er åpen. En første kjøring, og alt annet som trenger godkjenning, venter likevel på deg.</translation>
    </message>
    <message>
        <source>Changed rules take effect with the next run. Nothing is sent when you save.</source>
        <translation>Endrede regler gjelder fra neste kjøring. Ingenting sendes når du lagrer.</translation>
    </message>
    <message>
        <source>Some changes are not saved.</source>
        <translation>Noen endringer er ikke lagret.</translation>
    </message>
    <message>
        <source>Save them, or leave everything as it was?</source>
        <translation>Skal de lagres, eller skal alt være som det var?</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Forkast</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Fortsett å redigere</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsoll</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>Flyter</translation>
    </message>
    <message>
        <source>Systems</source>
        <translation>Systemer</translation>
    </message>
</context>
<context>
    <name>samband::Sidebar</name>
    <message>
        <source>Views</source>
        <translation>Visninger</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Oversikt</translation>
    </message>
    <message>
        <source>NEEDS YOU</source>
        <translation>TRENGER DEG</translation>
    </message>
    <message>
        <source>Everything that waits</source>
        <translation>Alt som venter</translation>
    </message>
    <message>
        <source>Everything that waits
Unlinked rows that wait for the record they belong to go on by themselves once it is linked.</source>
        <translation>Alt som venter
Ukoblede rader som venter på posten de hører til, går videre av seg selv når den er koblet.</translation>
    </message>
    <message>
        <source>FLOWS</source>
        <translation>FLYTER</translation>
    </message>
    <message>
        <source>All links</source>
        <translation>Alle koblinger</translation>
    </message>
    <message>
        <source>OTHER STATES</source>
        <translation>ANDRE TILSTANDER</translation>
    </message>
    <message>
        <source>HISTORY</source>
        <translation>HISTORIKK</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Kjøringer</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>view, count</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>By cause</source>
        <translation>Etter årsak</translation>
    </message>
    <message>
        <source>What needs you, by cause instead of by record</source>
        <translation>Det som trenger deg, etter årsak i stedet for etter post</translation>
    </message>
    <message>
        <source>YOUR VIEWS</source>
        <translation>DINE VISNINGER</translation>
    </message>
    <message>
        <source>%1
F2 renames it, Delete removes it.</source>
        <translation>%1
F2 gir den nytt navn, Delete fjerner den.</translation>
    </message>
    <message>
        <source>%1: needs a rule</source>
        <comment>flow</comment>
        <translation>%1: trenger en regel</translation>
    </message>
    <message>
        <source>%1
A record stands here once for each flow that looks at it.</source>
        <translation>%1
En post står her én gang for hver flyt som ser på den.</translation>
    </message>
</context>
<context>
    <name>samband::SignInDesk</name>
    <message>
        <source>%1 has no sign-in through the browser. Paste a token instead.</source>
        <translation>%1 har ingen innlogging i nettleseren. Lim heller inn en nøkkel.</translation>
    </message>
    <message>
        <source>The token still stands in the environment variable %1: unset it.</source>
        <translation>Nøkkelen står fortsatt i miljøvariabelen %1: fjern den.</translation>
    </message>
</context>
<context>
    <name>samband::StartDialog</name>
    <message>
        <source>line %1: %2</source>
        <translation>linje %1: %2</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… og %1 til</translation>
    </message>
    <message>
        <source>✓ %1 → %2</source>
        <translation>✓ %1 → %2</translation>
    </message>
    <message>
        <source>   %1: links only</source>
        <translation>   %1: bare koblinger</translation>
    </message>
    <message>
        <source>   %1: %2 properties</source>
        <translation>   %1: %2 egenskaper</translation>
    </message>
    <message>
        <source>&amp;Create the workspace</source>
        <translation>&amp;Lag arbeidsområdet</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Neste</translation>
    </message>
    <message>
        <source>This document cannot be used yet:</source>
        <translation>Dette dokumentet kan ikke brukes ennå:</translation>
    </message>
    <message>
        <source>Name the file that the workspace is to be kept in.</source>
        <translation>Skriv hvilken fil arbeidsområdet skal ligge i.</translation>
    </message>
    <message>
        <source>This file is there already. Choose another name, or go back and open it.</source>
        <translation>Denne filen finnes allerede. Velg et annet navn, eller gå tilbake og åpne den.</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Det finnes ingen mappe %1.</translation>
    </message>
    <message>
        <source>Nothing may be written in %1. Choose another folder.</source>
        <translation>Ingenting får skrives i %1. Velg en annen mappe.</translation>
    </message>
    <message>
        <source>One file that only you can read. It holds no passwords; tokens go to the keychain.</source>
        <translation>Én fil som bare du kan lese. Den inneholder ingen passord; nøkler går til nøkkelringen.</translation>
    </message>
    <message>
        <source>Samband</source>
        <translation>Samband</translation>
    </message>
    <message>
        <source>Two systems, in step</source>
        <translation>To systemer, i takt</translation>
    </message>
    <message>
        <source>Samband keeps the records of two CRM systems alike, and asks when a person should decide. Nothing is written anywhere until you have seen the plan.</source>
        <translation>Samband holder postene i to CRM-systemer like, og spør når en person bør avgjøre. Ingenting skrives noe sted før du har sett planen.</translation>
    </message>
    <message>
        <source>Try the &amp;demo</source>
        <translation>Prøv &amp;demoen</translation>
    </message>
    <message>
        <source>Both systems run on this machine, with invented people. No account needed.</source>
        <translation>Begge systemene kjører på denne maskinen, med oppdiktede folk. Ingen konto trengs.</translation>
    </message>
    <message>
        <source>Set up &amp;two systems of your own</source>
        <translation>Sett opp &amp;to systemer av dine egne</translation>
    </message>
    <message>
        <source>A dataflow document says what belongs to what. You sign in to both systems after that.</source>
        <translation>Et dataflytdokument sier hva som hører til hva. Etter det logger du inn i begge systemene.</translation>
    </message>
    <message>
        <source>&amp;Open a workspace</source>
        <translation>&amp;Åpne et arbeidsområde</translation>
    </message>
    <message>
        <source>One that was set up before</source>
        <translation>Et som ble satt opp før</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Bla gjennom…</translation>
    </message>
    <message>
        <source>1 of 2: the dataflow document</source>
        <translation>1 av 2: dataflytdokumentet</translation>
    </message>
    <message>
        <source>The text file (.rst) that describes the flows between the two systems.</source>
        <translation>Tekstfilen (.rst) som beskriver flytene mellom de to systemene.</translation>
    </message>
    <message>
        <source>Dataflow document</source>
        <translation>Dataflytdokument</translation>
    </message>
    <message>
        <source>The dataflow document</source>
        <translation>Dataflytdokumentet</translation>
    </message>
    <message>
        <source>Dataflow documents (*.rst *.txt);;All files (*)</source>
        <translation>Dataflytdokumenter (*.rst *.txt);;Alle filer (*)</translation>
    </message>
    <message>
        <source>What the document says</source>
        <translation>Hva dokumentet sier</translation>
    </message>
    <message>
        <source>2 of 2: where the workspace is kept</source>
        <translation>2 av 2: hvor arbeidsområdet skal ligge</translation>
    </message>
    <message>
        <source>Workspace file</source>
        <translation>Arbeidsområdefil</translation>
    </message>
    <message>
        <source>Where the workspace is kept</source>
        <translation>Hvor arbeidsområdet skal ligge</translation>
    </message>
    <message>
        <source>Samband workspaces (*.samband)</source>
        <translation>Samband-arbeidsområder (*.samband)</translation>
    </message>
    <message>
        <source>Then the window opens with the next steps: sign in to both systems, read them, review the matches, see the plan.</source>
        <translation>Så åpnes vinduet med de neste stegene: logg inn i begge systemene, les dem, gå gjennom treffene, se planen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>B&amp;ack</source>
        <translation>T&amp;ilbake</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Åpne et arbeidsområde</translation>
    </message>
    <message>
        <source>Samband workspaces (*.samband);;All files (*)</source>
        <translation>Samband-arbeidsområder (*.samband);;Alle filer (*)</translation>
    </message>
</context>
<context>
    <name>samband::SystemBox</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Pålogging</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>Describes</source>
        <translation>Beskriver</translation>
    </message>
    <message>
        <source>What is wrong with the manifest</source>
        <translation>Det som er galt med manifestet</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Les den på nytt</translation>
    </message>
    <message>
        <source>Checks the file, and the next run goes by what it says now</source>
        <translation>Sjekker filen, og neste kjøring går etter det den sier nå</translation>
    </message>
    <message>
        <source>Use a file of your own…</source>
        <translation>Bruk en egen fil…</translation>
    </message>
    <message>
        <source>A manifest that you adapted; it is checked before it is used</source>
        <translation>Et manifest du har tilpasset; det sjekkes før det brukes</translation>
    </message>
    <message>
        <source>Use the shipped one</source>
        <translation>Bruk det som følger med</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Lagre en kopi…</translation>
    </message>
    <message>
        <source>To adapt it in a text editor</source>
        <translation>For å tilpasse det i en teksteditor</translation>
    </message>
    <message>
        <source>not connected yet</source>
        <translation>ikke koblet til ennå</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ingen</translation>
    </message>
    <message>
        <source>comes with Samband (%1)</source>
        <translation>følger med Samband (%1)</translation>
    </message>
    <message>
        <source>%1; 1 note in it is assumed</source>
        <translation>%1; 1 merknad i det er antatt</translation>
    </message>
    <message>
        <source>%1; %2 notes in it are assumed</source>
        <translation>%1; %2 merknader i det er antatt</translation>
    </message>
    <message>
        <source>Connect the system first</source>
        <translation>Koble til systemet først</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>logget inn</translation>
    </message>
    <message>
        <source>signed in as account %1</source>
        <translation>logget inn som konto %1</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>pågår</translation>
    </message>
    <message>
        <source>not signed in</source>
        <translation>ikke logget inn</translation>
    </message>
    <message>
        <source>A manifest for %1</source>
        <translation>Et manifest for %1</translation>
    </message>
    <message>
        <source>Manifests (*.json)</source>
        <translation>Manifester (*.json)</translation>
    </message>
    <message>
        <source>Save a copy of the manifest</source>
        <translation>Lagre en kopi av manifestet</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another folder.</source>
        <translation>%1 kunne ikke skrives: %2. Velg en annen mappe.</translation>
    </message>
</context>
<context>
    <name>samband::SystemCard</name>
    <message>
        <source>Not read completely yet</source>
        <translation>Ikke lest fullstendig ennå</translation>
    </message>
    <message>
        <source>Read completely %1</source>
        <translation>Lest fullstendig %1</translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation>Mangler: %1</translation>
    </message>
</context>
<context>
    <name>samband::SystemChip</name>
    <message>
        <source>Not signed in</source>
        <translation>Ikke logget inn</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Logger inn…</translation>
    </message>
    <message>
        <source>Signed in, scopes are missing</source>
        <translation>Logget inn, tillatelser mangler</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Logget inn</translation>
    </message>
    <message>
        <source>Account %1</source>
        <comment>number and name</comment>
        <translation>Konto %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>limit: what is used of it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: not signed in</source>
        <translation>%1: ikke logget inn</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <comment>system, share of the day&apos;s calls used</comment>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>Signed out: sign in again</source>
        <translation>Logget ut: logg inn på nytt</translation>
    </message>
</context>
<context>
    <name>samband::Systems</name>
    <message>
        <source>The connector manifest %1 cannot be read: %2. Check the path and the rights.</source>
        <translation>Manifestet %1 kan ikke leses: %2. Sjekk stien og rettighetene.</translation>
    </message>
    <message>
        <source>No token is known for this connection. Connect the system again.</source>
        <translation>Ingen nøkkel er kjent for denne forbindelsen. Koble til systemet på nytt.</translation>
    </message>
    <message>
        <source>The environment variable %1 holds no token. Set it to the system&apos;s access token and start again.</source>
        <translation>Miljøvariabelen %1 inneholder ingen nøkkel. Sett den til systemets tilgangsnøkkel og start på nytt.</translation>
    </message>
    <message>
        <source>No connector for “%1” is shipped (there is %2). Name a manifest file for it.</source>
        <translation>Ingen kobler for «%1» følger med (det finnes %2). Oppgi en manifestfil for det.</translation>
    </message>
    <message>
        <source>The %1 system is not connected yet. Connect it first.</source>
        <translation>%1-systemet er ikke koblet til ennå. Koble det til først.</translation>
    </message>
    <message>
        <source>source</source>
        <translation>kilde</translation>
    </message>
    <message>
        <source>target</source>
        <translation>mål</translation>
    </message>
</context>
<context>
    <name>samband::SystemsPage</name>
    <message>
        <source>A manifest is a file that says how a system is talked to: addresses, fields, limits. It can be adapted without building anything.</source>
        <translation>Et manifest er en fil som sier hvordan et system blir snakket med: adresser, felt, grenser. Det kan tilpasses uten å bygge noe.</translation>
    </message>
    <message>
        <source>Connections… (Ctrl+Shift+O)</source>
        <translation>Forbindelser… (Ctrl+Shift+O)</translation>
    </message>
    <message>
        <source>Sign in to the systems, and out again</source>
        <translation>Logg inn i systemene, og ut igjen</translation>
    </message>
</context>
<context>
    <name>samband::TableTools</name>
    <message>
        <source>Select rows to copy them.</source>
        <translation>Velg rader for å kopiere dem.</translation>
    </message>
    <message>
        <source>%1 rows are too many for the clipboard. Export them to a file instead.</source>
        <translation>%1 rader er for mange for utklippstavlen. Eksporter dem heller til en fil.</translation>
    </message>
    <message>
        <source>1 row is in the clipboard.</source>
        <translation>1 rad er på utklippstavlen.</translation>
    </message>
    <message>
        <source>%1 rows are in the clipboard.</source>
        <translation>%1 rader er på utklippstavlen.</translation>
    </message>
    <message>
        <source>Export the selection</source>
        <translation>Eksporter utvalget</translation>
    </message>
    <message>
        <source>Export the view</source>
        <translation>Eksporter visningen</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabeller (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Copy the selection</source>
        <translation>Kopier utvalget</translation>
    </message>
    <message>
        <source>Selection as CSV…</source>
        <translation>Utvalget som CSV…</translation>
    </message>
    <message>
        <source>Selection as JSON…</source>
        <translation>Utvalget som JSON…</translation>
    </message>
    <message>
        <source>Whole view as CSV…</source>
        <translation>Hele visningen som CSV…</translation>
    </message>
    <message>
        <source>Whole view as JSON…</source>
        <translation>Hele visningen som JSON…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Eksport</translation>
    </message>
    <message>
        <source>Select rows to export them.</source>
        <translation>Velg rader for å eksportere dem.</translation>
    </message>
    <message>
        <source>There is no row to export here.</source>
        <translation>Det er ingen rad å eksportere her.</translation>
    </message>
    <message>
        <source>Copy rows, or write them to a file</source>
        <translation>Kopier rader, eller skriv dem til en fil</translation>
    </message>
</context>
<context>
    <name>samband::Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>Tidslinje</translation>
    </message>
    <message>
        <source>Nothing has happened to this record yet.</source>
        <translation>Ingenting har skjedd med denne posten ennå.</translation>
    </message>
    <message>
        <source>Show %1 older</source>
        <translation>Vis %1 eldre</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>kjøring %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what happened (by whom)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Angre</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Angre: %1</translation>
    </message>
    <message>
        <source>Put back what stood there before, as long as %1 still holds our value</source>
        <translation>Sett tilbake det som stod der før, så lenge %1 fortsatt har vår verdi</translation>
    </message>
    <message>
        <source>Forget this link; it is not made again by itself</source>
        <translation>Glem denne koblingen; den lages ikke igjen av seg selv</translation>
    </message>
    <message>
        <source>Ask to archive the record that was created in %1</source>
        <translation>Be om å arkivere posten som ble opprettet i %1</translation>
    </message>
    <message>
        <source>Show everything older</source>
        <translation>Vis alt eldre</translation>
    </message>
    <message>
        <source>Choose again</source>
        <translation>Velg på nytt</translation>
    </message>
    <message>
        <source>Choose again for %1</source>
        <translation>Velg på nytt for %1</translation>
    </message>
    <message>
        <source>Opens the choice once more; nothing is sent until you resolve</source>
        <translation>Åpner valget en gang til; ingenting sendes før du avgjør</translation>
    </message>
    <message>
        <source>Ask who changed what</source>
        <translation>Spør hvem som endret hva</translation>
    </message>
    <message>
        <source>Asks %1 and %2 who gave each property its values, and when; changes nothing</source>
        <translation>Spør %1 og %2 hvem som ga hver egenskap verdiene, og når; endrer ingenting</translation>
    </message>
    <message>
        <source>(blank)</source>
        <translation>(tom)</translation>
    </message>
    <message>
        <source>%1 is stored differently: %2 in %3, %4 in %5</source>
        <translation>%1 er lagret ulikt: %2 i %3, %4 i %5</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>who, how</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2 → %3, changed in %4</source>
        <translation>%1: %2 → %3, endret i %4</translation>
    </message>
    <message>
        <source>%1: %2, entered in %3</source>
        <translation>%1: %2, lagt inn i %3</translation>
    </message>
    <message>
        <source>record changed in %1</source>
        <translation>posten endret i %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state: why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>tried %1 times, again %2</source>
        <translation>forsøkt %1 ganger, igjen %2</translation>
    </message>
</context>
<context>
    <name>samband::Times</name>
    <message>
        <source>never</source>
        <translation>aldri</translation>
    </message>
    <message>
        <source>now</source>
        <translation>nå</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1 min siden</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>%1 t siden</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>i går %1</translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation>omtrent %1 s igjen</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>omtrent %1 min igjen</translation>
    </message>
    <message>
        <source>about %1 h left</source>
        <translation>omtrent %1 t igjen</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 t</translation>
    </message>
</context>
<context>
    <name>samband::TokenKeeper</name>
    <message>
        <source>%1 did not accept the token: it is wrong, was revoked or has ended. Sign in again with a new one; nothing is lost, the next run goes on from here.</source>
        <translation>%1 godtok ikke nøkkelen: den er feil, trukket tilbake eller utløpt. Logg inn på nytt med en ny; ingenting er tapt, neste kjøring fortsetter herfra.</translation>
    </message>
    <message>
        <source>Stopped before the sign-in to %1 was renewed.</source>
        <translation>Stoppet før innloggingen til %1 ble fornyet.</translation>
    </message>
    <message>
        <source>The keychain did not take the renewed sign-in to %1, and the one that it has does not work any more. It goes on until the program ends. Unlock the keychain and run again; or sign in once more, for this session only or with a token in an environment variable.</source>
        <translation>Nøkkelringen tok ikke imot den fornyede påloggingen til %1, og den den har, virker ikke lenger. Det går videre til programmet avsluttes. Lås opp nøkkelringen og kjør igjen; eller logg inn en gang til, bare for denne økten eller med en nøkkel i en miljøvariabel.</translation>
    </message>
</context>
<context>
    <name>samband::TokenVault</name>
    <message>
        <source>No sign-in is known for this connection. Sign in to the system first.</source>
        <translation>Ingen innlogging er kjent for denne forbindelsen. Logg inn på systemet først.</translation>
    </message>
    <message>
        <source>The environment variable %1 holds no token. Set it to the system&apos;s access token and start again.</source>
        <translation>Miljøvariabelen %1 inneholder ingen nøkkel. Sett den til systemets tilgangsnøkkel og start på nytt.</translation>
    </message>
    <message>
        <source>The environment variable %1 can only be read: set it before the program starts.</source>
        <translation>Miljøvariabelen %1 kan bare leses: sett den før programmet starter.</translation>
    </message>
    <message>
        <source>The last sign-in was for one session only, and that session has ended. Sign in again.</source>
        <translation>Den siste innloggingen var bare for én økt, og den økten er over. Logg inn på nytt.</translation>
    </message>
</context>
<context>
    <name>samband::Tray</name>
    <message>
        <source>All in step</source>
        <translation>Alt er i takt</translation>
    </message>
    <message>
        <source>A run is under way</source>
        <translation>En kjøring er i gang</translation>
    </message>
    <message>
        <source>1 record needs you</source>
        <translation>1 post trenger deg</translation>
    </message>
    <message>
        <source>%1 records need you</source>
        <translation>%1 poster trenger deg</translation>
    </message>
    <message>
        <source>The last run failed: %1</source>
        <translation>Siste kjøring mislyktes: %1</translation>
    </message>
    <message>
        <source>Open Samband</source>
        <translation>Åpne Samband</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Synkroniser nå</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Avslutt</translation>
    </message>
    <message>
        <source>Samband: %1</source>
        <translation>Samband: %1</translation>
    </message>
    <message>
        <source>Samband</source>
        <translation>Samband</translation>
    </message>
    <message>
        <source>The last run was stopped; the next one goes on from there</source>
        <translation>Siste kjøring ble stoppet; den neste fortsetter derfra</translation>
    </message>
    <message>
        <source>The last run did not end; the next one goes on from there</source>
        <translation>Siste kjøring ble ikke ferdig; den neste fortsetter derfra</translation>
    </message>
    <message>
        <source>1 change is not written yet</source>
        <translation>1 endring er ikke skrevet ennå</translation>
    </message>
    <message>
        <source>%1 changes are not written yet</source>
        <translation>%1 endringer er ikke skrevet ennå</translation>
    </message>
    <message>
        <source>%1 was not read completely yet</source>
        <translation>%1 er ikke lest fullstendig ennå</translation>
    </message>
    <message>
        <source>The last run was a preview; a run tells whether all is in step</source>
        <translation>Siste kjøring var en forhåndsvisning; en kjøring viser om alt er i takt</translation>
    </message>
    <message>
        <source>Nothing has been read yet</source>
        <translation>Ingenting er lest ennå</translation>
    </message>
    <message>
        <source>The last run failed</source>
        <translation>Siste kjøring mislyktes</translation>
    </message>
    <message>
        <source>The sum of the last run does not hold</source>
        <translation>Summen av siste kjøring går ikke opp</translation>
    </message>
    <message>
        <source>“%1” needs a rule</source>
        <translation>«%1» trenger en regel</translation>
    </message>
    <message>
        <source>The run under way is paused</source>
        <translation>Kjøringen som pågår, er satt på pause</translation>
    </message>
    <message>
        <source>A run is paused since the console was closed</source>
        <translation>En kjøring har stått på pause siden konsollen ble lukket</translation>
    </message>
</context>
<context>
    <name>samband::TroubleDialog</name>
    <message>
        <source>%1 cannot be read in full, as after a fault of the disk or a copy that was cut short. It was left as it is.

Samband can make a working workspace of what can still be read. The damaged file is set aside under another name, byte for byte; nothing is deleted. The next run then reads both systems completely, and asks before it creates anything.</source>
        <translation>%1 kan ikke leses i sin helhet, som etter en feil på disken eller en kopi som ble avbrutt. Den er latt være som den er.

Samband kan lage et fungerende arbeidsområde av det som fortsatt kan leses. Den skadde filen settes til side under et annet navn, byte for byte; ingenting slettes. Neste kjøring leser så begge systemene helt, og spør før den oppretter noe.</translation>
    </message>
    <message>
        <source>A rescue of %1 was interrupted. Nothing is lost: finish it, and the workspace opens.</source>
        <translation>En redning av %1 ble avbrutt. Ingenting er tapt: fullfør den, så åpnes arbeidsområdet.</translation>
    </message>
    <message>
        <source>%1 was not made by Samband, or holds too little to be a workspace. It was left as it is. Choose another file.</source>
        <translation>%1 er ikke laget av Samband, eller inneholder for lite til å være et arbeidsområde. Den er latt være som den er. Velg en annen fil.</translation>
    </message>
    <message>
        <source>The workspace is not there</source>
        <translation>Arbeidsområdet er ikke der</translation>
    </message>
    <message>
        <source>This is no workspace</source>
        <translation>Dette er ikke et arbeidsområde</translation>
    </message>
    <message>
        <source>The workspace is damaged</source>
        <translation>Arbeidsområdet er skadd</translation>
    </message>
    <message>
        <source>A rescue waits to be finished</source>
        <translation>En redning venter på å bli fullført</translation>
    </message>
    <message>
        <source>The workspace is of a newer Samband</source>
        <translation>Arbeidsområdet er fra en nyere Samband</translation>
    </message>
    <message>
        <source>The workspace cannot be written to</source>
        <translation>Arbeidsområdet kan ikke skrives til</translation>
    </message>
    <message>
        <source>The workspace is in use</source>
        <translation>Arbeidsområdet er i bruk</translation>
    </message>
    <message>
        <source>The workspace cannot be opened</source>
        <translation>Arbeidsområdet kan ikke åpnes</translation>
    </message>
    <message>
        <source>Kept: %1 links, %2 records, %3 lines of history.</source>
        <translation>Beholdt: %1 koblinger, %2 poster, %3 linjer historikk.</translation>
    </message>
    <message>
        <source>Lost: %1 links. The next run finds their records again and asks.</source>
        <translation>Tapt: %1 koblinger. Neste kjøring finner postene igjen og spør.</translation>
    </message>
    <message>
        <source>%1 pairs are compared as if they met for the first time.</source>
        <translation>%1 par sammenlignes som om de møttes for første gang.</translation>
    </message>
    <message>
        <source>Rows may be missing of: %1.</source>
        <translation>Rader kan mangle fra: %1.</translation>
    </message>
    <message>
        <source>The damaged file is %1.</source>
        <translation>Den skadde filen er %1.</translation>
    </message>
    <message>
        <source>All that could be read is also in %1, one file a table.</source>
        <translation>Alt som kunne leses ligger også i %1, én fil per tabell.</translation>
    </message>
    <message>
        <source>The next run reads both systems completely. Preview it first (Ctrl+P).</source>
        <translation>Neste kjøring leser begge systemene helt. Forhåndsvis den først (Ctrl+P).</translation>
    </message>
    <message>
        <source>Samband</source>
        <translation>Samband</translation>
    </message>
    <message>
        <source>The rescue goes on</source>
        <translation>Redningen går videre</translation>
    </message>
    <message>
        <source>Finish the rescue</source>
        <translation>Fullfør redningen</translation>
    </message>
    <message>
        <source>Set it aside and rescue what can be read</source>
        <translation>Sett den til side og redd det som kan leses</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Prøv igjen</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>Åpne et annet…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Lukk</translation>
    </message>
    <message>
        <source>Reading what can still be read</source>
        <translation>Leser det som fortsatt kan leses</translation>
    </message>
    <message>
        <source>Samband works on a copy of %1. This takes seconds, for a large workspace some minutes.</source>
        <translation>Samband arbeider på en kopi av %1. Det tar sekunder, for et stort arbeidsområde noen minutter.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Åpne det</translation>
    </message>
    <message>
        <source>Everything was rescued</source>
        <translation>Alt ble reddet</translation>
    </message>
    <message>
        <source>Rescued, with gaps</source>
        <translation>Reddet, med hull</translation>
    </message>
    <message>
        <source>The rescue did not work</source>
        <translation>Redningen virket ikke</translation>
    </message>
</context>
<context>
    <name>samband::UndoReport</name>
    <message>
        <source>1 value goes back</source>
        <translation>1 verdi går tilbake</translation>
    </message>
    <message>
        <source>%1 values go back</source>
        <translation>%1 verdier går tilbake</translation>
    </message>
    <message>
        <source>1 link is taken back</source>
        <translation>1 kobling tas tilbake</translation>
    </message>
    <message>
        <source>%1 links are taken back</source>
        <translation>%1 koblinger tas tilbake</translation>
    </message>
    <message>
        <source>1 created record waits for your approval to be archived</source>
        <translation>1 opprettet post venter på din godkjenning til å arkiveres</translation>
    </message>
    <message>
        <source>%1 created records wait for your approval to be archived</source>
        <translation>%1 opprettede poster venter på din godkjenning til å arkiveres</translation>
    </message>
    <message>
        <source>1 value is back already</source>
        <translation>1 verdi er alt tilbake</translation>
    </message>
    <message>
        <source>%1 values are back already</source>
        <translation>%1 verdier er alt tilbake</translation>
    </message>
    <message>
        <source>1 cannot be undone</source>
        <translation>1 kan ikke angres</translation>
    </message>
    <message>
        <source>%1 cannot be undone</source>
        <translation>%1 kan ikke angres</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Det er ingenting å angre.</translation>
    </message>
    <message>
        <source>1 pair is linked again</source>
        <translation>1 par er koblet igjen</translation>
    </message>
    <message>
        <source>%1 pairs are linked again</source>
        <translation>%1 par er koblet igjen</translation>
    </message>
</context>
<context>
    <name>samband::Undoing</name>
    <message>
        <source>nothing</source>
        <translation>ingenting</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>%1 in %2 is not synchronised any more.</source>
        <translation>%1 i %2 synkroniseres ikke lenger.</translation>
    </message>
    <message>
        <source>%1 in %2 was changed again since: it holds %3 and not %4; before it was %5. Choose by hand.</source>
        <translation>%1 i %2 er endret igjen siden: den har %3 og ikke %4; før det var den %5. Velg for hånd.</translation>
    </message>
    <message>
        <source>Line %1 of the history is no write, so there is nothing to undo. Choose one that wrote, linked or created.</source>
        <translation>Linje %1 i historikken er ingen skriving, så det er ingenting å angre. Velg en som skrev, koblet eller opprettet.</translation>
    </message>
    <message>
        <source>Run %1 wrote nothing that could be undone.</source>
        <translation>Kjøring %1 skrev ingenting som kan angres.</translation>
    </message>
    <message>
        <source>No run has written to row %1 yet, so there is nothing to undo.</source>
        <translation>Ingen kjøring har skrevet til rad %1 ennå, så det er ingenting å angre.</translation>
    </message>
    <message>
        <source>It was archived and cannot be brought back. Recreate makes a new record, with a new id.</source>
        <translation>Den ble arkivert og kan ikke hentes tilbake. Opprett på nytt lager en ny post, med en ny id.</translation>
    </message>
    <message>
        <source>The two records are not linked any more, so there is nothing to undo.</source>
        <translation>De to postene er ikke lenger koblet, så det er ingenting å angre.</translation>
    </message>
    <message>
        <source>The record that was created in %1 is not linked here any more.</source>
        <translation>Posten som ble opprettet i %1, er ikke koblet her lenger.</translation>
    </message>
    <message>
        <source>It was linked anew since. Undo that link instead, or unlink it.</source>
        <translation>Den er koblet på nytt siden. Angre heller den koblingen, eller opphev den.</translation>
    </message>
    <message>
        <source>Its record in %1 is gone, so the two cannot be linked again.</source>
        <translation>Posten i %1 er borte, så de to kan ikke kobles igjen.</translation>
    </message>
    <message>
        <source>It has a counterpart already. Unlink that one first.</source>
        <translation>Den har alt en motpart. Opphev den koblingen først.</translation>
    </message>
    <message>
        <source>The history does not say from which record it was unlinked. Link it by hand.</source>
        <translation>Historikken sier ikke hvilken post den var koblet til. Koble den for hånd.</translation>
    </message>
    <message>
        <source>Record %1 in %2 is gone, or linked to another one by now.</source>
        <translation>Post %1 i %2 er borte, eller koblet til en annen nå.</translation>
    </message>
</context>
<context>
    <name>samband::Unfit</name>
    <message>
        <source>Whether the accounts have the properties of the mappings could not be looked at: %1 It is looked at again before the first run.</source>
        <translation>Det lot seg ikke undersøke om kontoene har egenskapene i koblingene: %1 Det undersøkes igjen før den første kjøringen.</translation>
    </message>
</context>
<context>
    <name>samband::Verbs</name>
    <message>
        <source>Noted. The next run carries it out: sambandctl --workspace %1 run</source>
        <translation>Notert. Neste kjøring utfører det: sambandctl --workspace %1 run</translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2, %n flow(s)</source>
        <translation>
            <numerusform>%1 til %2, én flyt</numerusform>
            <numerusform>%1 til %2, %n flyter</numerusform>
        </translation>
    </message>
    <message>
        <source>%1:%2: warning: %3</source>
        <translation>%1:%2: advarsel: %3</translation>
    </message>
    <message numerus="yes">
        <source>Made %1 with %n flow(s). Next: sambandctl --workspace %1 connect %2 --base-url URL --token-env VAR</source>
        <translation>
            <numerusform>Laget %1 med én flyt. Neste: sambandctl --workspace %1 connect %2 --base-url URL --token-env VAR</numerusform>
            <numerusform>Laget %1 med %n flyter. Neste: sambandctl --workspace %1 connect %2 --base-url URL --token-env VAR</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is reached at %2; its token is read from the environment variable %3.</source>
        <translation>%1 nås på %2; nøkkelen leses fra miljøvariabelen %3.</translation>
    </message>
    <message>
        <source>There is no state “%1”. The states are: %2.</source>
        <translation>Det finnes ingen tilstand «%1». Tilstandene er: %2.</translation>
    </message>
    <message>
        <source>“%1” does not mean exactly one flow. The flows are: %2.</source>
        <translation>«%1» betyr ikke nøyaktig én flyt. Flytene er: %2.</translation>
    </message>
    <message>
        <source>“%1” is no kind of hold. The kinds are: %2.</source>
        <translation>«%1» er ikke et slag av det som holdes. Slagene er: %2.</translation>
    </message>
    <message>
        <source>“%1” synchronises no property, so there is no rule for “%2”.</source>
        <translation>«%1» synkroniserer ingen egenskap, så det er ingen regel for «%2».</translation>
    </message>
    <message>
        <source>“%1” is no property of “%2”. Its properties are: %3.</source>
        <translation>«%1» er ingen egenskap i «%2». Egenskapene er: %3.</translation>
    </message>
    <message>
        <source>“%1” is no rule. Write name=value, such as conflict=newest.</source>
        <translation>«%1» er ingen regel. Skriv navn=verdi, som conflict=newest.</translation>
    </message>
    <message>
        <source>%1 of %2 rows would be decided differently. Nothing was saved.</source>
        <translation>%1 av %2 rader ville blitt avgjort annerledes. Ingenting ble lagret.</translation>
    </message>
    <message>
        <source>Say which rule to set: rules set --flow F [--property P] conflict=newest …</source>
        <translation>Si hvilken regel som skal settes: rules set --flow F [--property P] conflict=newest …</translation>
    </message>
    <message>
        <source>These are the rules already; nothing was changed.</source>
        <translation>Reglene er alt slik; ingenting ble endret.</translation>
    </message>
    <message>
        <source>Saved. The next run decides by them: sambandctl --workspace %1 run</source>
        <translation>Lagret. Neste kjøring avgjør etter dem: sambandctl --workspace %1 run</translation>
    </message>
    <message>
        <source>Use rules to see them, or rules set … to change them.</source>
        <translation>Bruk rules for å se dem, eller rules set … for å endre dem.</translation>
    </message>
    <message>
        <source>It cannot be asked what changed in %1: every run reads all of it and compares.</source>
        <translation>Det kan ikke spørres om hva som er endret i %1: hver kjøring leser alt og sammenligner.</translation>
    </message>
    <message>
        <source>“%1” is neither a number of minutes nor “auto”.</source>
        <translation>«%1» er verken et antall minutter eller «auto».</translation>
    </message>
    <message>
        <source>every %1 minutes</source>
        <translation>hvert %1. minutt</translation>
    </message>
    <message>
        <source>in every run while that takes few calls</source>
        <translation>i hver kjøring så lenge det tar få kall</translation>
    </message>
    <message>
        <source>Everything is read every %1 minutes, associations %2.</source>
        <translation>Alt leses hvert %1. minutt, tilknytninger %2.</translation>
    </message>
    <message>
        <source>Signed out of %1.</source>
        <translation>Logget ut av %1.</translation>
    </message>
    <message>
        <source>Signed in to %1 at %2.</source>
        <translation>Logget inn på %1 på %2.</translation>
    </message>
    <message>
        <source>Signed in to %1 at %2, account %3.</source>
        <translation>Logget inn på %1 på %2, konto %3.</translation>
    </message>
    <message>
        <source>Scopes: %1</source>
        <translation>Rettigheter: %1</translation>
    </message>
    <message>
        <source>%1 does not tell which scopes the token has.</source>
        <translation>%1 sier ikke hvilke rettigheter nøkkelen har.</translation>
    </message>
    <message>
        <source>Missing for this document: %1. Give the token these scopes there.</source>
        <translation>Mangler for dette dokumentet: %1. Gi nøkkelen disse rettighetene der.</translation>
    </message>
    <message>
        <source>Open this in a browser on this machine and agree there:
%1</source>
        <translation>Åpne dette i en nettleser på denne maskinen og godta der:
%1</translation>
    </message>
    <message>
        <source>Would do: %1</source>
        <translation>Ville gjort: %1</translation>
    </message>
    <message>
        <source>  asks %1 %2: %3</source>
        <translation>  spør %1 %2: %3</translation>
    </message>
    <message>
        <source>  left %1 %2: %3</source>
        <translation>  latt være %1 %2: %3</translation>
    </message>
    <message>
        <source>The history was changed from outside: line %1 is the first that was changed, removed or cut off. Compare it with a backup of the workspace.</source>
        <translation>Historikken er endret utenfra: linje %1 er den første som er endret, fjernet eller kuttet av. Sammenlign med en sikkerhetskopi av arbeidsområdet.</translation>
    </message>
    <message>
        <source>The history is whole: no line was changed, removed or cut off.</source>
        <translation>Historikken er hel: ingen linje er endret, fjernet eller kuttet av.</translation>
    </message>
    <message>
        <source>Who changed it cannot be told now: %1</source>
        <translation>Hvem som endret det, kan ikke sies nå: %1</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 kan ikke skrives: %2.</translation>
    </message>
    <message>
        <source>%1 is not connected yet. Add --base-url and --token-env.</source>
        <translation>%1 er ikke koblet til ennå. Legg til --base-url og --token-env.</translation>
    </message>
    <message>
        <source>%1 is reached at %2.</source>
        <translation>%1 nås på %2.</translation>
    </message>
    <message>
        <source>needs a rule, and is off until then: rules set --flow %1 filter=… The document says: %2</source>
        <translation>trenger en regel, og er av til da: rules set --flow %1 filter=… Dokumentet sier: %2</translation>
    </message>
    <message>
        <source>“%1” has not been read yet: the next run reads it of every record, and then decides.</source>
        <translation>«%1» er ikke lest ennå: neste kjøring leser den for alle poster, og avgjør så.</translation>
    </message>
    <message>
        <source>“%1” is no choice. Take source, target, base or accept for what is in conflict (or --value TEXT), or recreate, unlink or archive for the pair.</source>
        <translation>«%1» er ikke noe valg. Ta source, target, base eller accept for det som er i konflikt (eller --value TEKST), eller recreate, unlink eller archive for paret.</translation>
    </message>
    <message>
        <source>the value “%1”</source>
        <translation>verdien «%1»</translation>
    </message>
    <message>
        <source>Row %1: %2</source>
        <translation>Rad %1: %2</translation>
    </message>
    <message>
        <source>Row %1: %2 for %3</source>
        <translation>Rad %1: %2 for %3</translation>
    </message>
    <message>
        <source>Row %1 is not held, so there is nothing to approve. %2 %3</source>
        <translation>Rad %1 holdes ikke tilbake, så det er ingenting å godkjenne. %2 %3</translation>
    </message>
    <message>
        <source>“%1” is a rule of a property. Say which: --flow F --property P.</source>
        <translation>«%1» er en regel for en egenskap. Si hvilken: --flow F --property P.</translation>
    </message>
    <message>
        <source>“%1” is a rule of a property. Say which: --property P.</source>
        <translation>«%1» er en regel for en egenskap. Si hvilken: --property P.</translation>
    </message>
    <message>
        <source>“%1” is a rule of the whole flow. Leave out --property.</source>
        <translation>«%1» er en regel for hele flyten. Utelat --property.</translation>
    </message>
    <message>
        <source>Say which flow the rule is for: --flow F. The flows are: %1.</source>
        <translation>Si hvilken flyt regelen gjelder: --flow F. Flytene er: %1.</translation>
    </message>
    <message>
        <source>Rows in %1: %2</source>
        <translation>Rader i %1: %2</translation>
    </message>
</context>
<context>
    <name>samband::Verification</name>
    <message>
        <source>rows: %1</source>
        <translation>rader: %1</translation>
    </message>
    <message>
        <source>What was last seen is as it was stored</source>
        <translation>Det som sist ble sett, er slik det ble lagret</translation>
    </message>
    <message>
        <source>Both sides of every pair in step agree</source>
        <translation>Begge sider av hvert par i takt er enige</translation>
    </message>
    <message>
        <source>row %1: %2 record</source>
        <translation>rad %1: posten på siden %2</translation>
    </message>
    <message>
        <source>records with their fingerprints: %1</source>
        <translation>poster med fingeravtrykkene sine: %1</translation>
    </message>
    <message>
        <source>Records that were changed in the workspace from outside: %1. Rescue it, and read everything again: sambandctl rescue, then run --full.</source>
        <translation>Poster som er endret i arbeidsområdet utenfra: %1. Redd det, og les alt på nytt: sambandctl rescue, deretter run --full.</translation>
    </message>
    <message>
        <source>pairs: %1, where only the link itself is kept</source>
        <translation>par: %1, der bare selve koblingen holdes</translation>
    </message>
    <message>
        <source>pairs: %1, each of their %2 properties decided again by the flow&apos;s rules</source>
        <translation>par: %1, der hver av de %2 egenskapene er avgjort på nytt etter flytens regler</translation>
    </message>
    <message>
        <source>Rows that count as in step and are not: %1. Have them looked at again: sambandctl run --link ROW</source>
        <translation>Rader som regnes som i takt, men ikke er det: %1. Få dem sett på igjen: sambandctl run --link RAD</translation>
    </message>
    <message>
        <source>Rows that changed since they were decided: %1. The next run sees to them.</source>
        <translation>Rader som er endret siden de ble avgjort: %1. Neste kjøring tar seg av dem.</translation>
    </message>
    <message>
        <source>Pairs with a value that the two systems store differently, or that a person accepted as different: %1.</source>
        <translation>Par med en verdi som de to systemene lagrer ulikt, eller som et menneske har godtatt som ulik: %1.</translation>
    </message>
    <message>
        <source>row %1: a record is missing</source>
        <translation>rad %1: en post mangler</translation>
    </message>
    <message>
        <source>row %1: %2</source>
        <translation>rad %1: %2</translation>
    </message>
    <message>
        <source>Every row is counted in one state</source>
        <translation>Hver rad telles i én tilstand</translation>
    </message>
    <message>
        <source>%1: counted %2, are %3</source>
        <translation>%1: talt %2, er %3</translation>
    </message>
    <message>
        <source>with the counts that are shown</source>
        <translation>mot tallene som vises</translation>
    </message>
    <message>
        <source>The counts do not add up to the rows. Please report this.</source>
        <translation>Tallene stemmer ikke med radene. Meld fra om dette.</translation>
    </message>
    <message>
        <source>No record is linked twice</source>
        <translation>Ingen post er koblet to ganger</translation>
    </message>
    <message>
        <source>the records of all rows with each other</source>
        <translation>postene i alle radene mot hverandre</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>rad %1</translation>
    </message>
    <message>
        <source>Rows that share a record with another row: %1. Unlink the wrong ones.</source>
        <translation>Rader som deler en post med en annen rad: %1. Opphev de gale koblingene.</translation>
    </message>
    <message>
        <source>Every source record has its row</source>
        <translation>Hver kildepost har sin rad</translation>
    </message>
    <message>
        <source>the records that were read with the rows</source>
        <translation>postene som er lest, mot radene</translation>
    </message>
    <message>
        <source>Records that were read and have no row yet: %1. The next run sees to them.</source>
        <translation>Poster som er lest og ikke har rad ennå: %1. Neste kjøring tar seg av dem.</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Ingenting venter</translation>
    </message>
    <message>
        <source>Rows that wait: %1. See them: sambandctl mismatches</source>
        <translation>Rader som venter: %1. Se dem: sambandctl mismatches</translation>
    </message>
    <message>
        <source>The flow is on, or was switched off by a person</source>
        <translation>Flyten er på, eller slått av av et menneske</translation>
    </message>
    <message>
        <source>the rules with the document</source>
        <translation>reglene mot dokumentet</translation>
    </message>
    <message>
        <source>It is off: nothing is kept in step here.</source>
        <translation>Den er av: ingenting holdes i takt her.</translation>
    </message>
    <message>
        <source>It is off until a filter says what the document&apos;s condition means: rules set --flow %1 filter=…</source>
        <translation>Den er av til et filter sier hva dokumentets betingelse betyr: rules set --flow %1 filter=…</translation>
    </message>
    <message>
        <source>The workspace file is whole</source>
        <translation>Filen med arbeidsområdet er hel</translation>
    </message>
    <message>
        <source>every page, by SQLite&apos;s quick check</source>
        <translation>hver side, med hurtigsjekken i SQLite</translation>
    </message>
    <message>
        <source>The file is damaged. Rescue what it holds: sambandctl --workspace %1 rescue</source>
        <translation>Filen er skadet. Redd det den inneholder: sambandctl --workspace %1 rescue</translation>
    </message>
    <message>
        <source>Every row stands for records that are there</source>
        <translation>Hver rad står for poster som finnes</translation>
    </message>
    <message>
        <source>every reference from one table to another</source>
        <translation>hver henvisning fra en tabell til en annen</translation>
    </message>
    <message>
        <source>Rows name records that the workspace does not have. Rescue what it holds: sambandctl --workspace %1 rescue</source>
        <translation>Rader nevner poster som arbeidsområdet ikke har. Redd det den inneholder: sambandctl --workspace %1 rescue</translation>
    </message>
    <message>
        <source>The history is as it was written</source>
        <translation>Historikken er slik den ble skrevet</translation>
    </message>
    <message>
        <source>every line with the hash of the one before it</source>
        <translation>hver linje mot summen av linjen før</translation>
    </message>
    <message>
        <source>Line %1 is the first that was changed, removed or cut off. Compare it with a backup of the workspace.</source>
        <translation>Linje %1 er den første som er endret, fjernet eller kuttet av. Sammenlign med en sikkerhetskopi av arbeidsområdet.</translation>
    </message>
    <message>
        <source>No write is left half done</source>
        <translation>Ingen skriving er halvgjort</translation>
    </message>
    <message>
        <source>every write that was begun with its answer</source>
        <translation>hver påbegynte skriving med svaret sitt</translation>
    </message>
    <message>
        <source>Writes that were begun and not settled: %1. The next run finds out what became of them.</source>
        <translation>Skrivinger som er påbegynt og ikke avgjort: %1. Neste kjøring finner ut hva det ble av dem.</translation>
    </message>
    <message>
        <source>Both systems were read completely</source>
        <translation>Begge systemene er lest fullstendig</translation>
    </message>
    <message>
        <source>the datatypes of every flow that is on</source>
        <translation>datatypene i hver flyt som er på</translation>
    </message>
    <message>
        <source>Not read completely yet: %1. Run once.</source>
        <translation>Ikke lest fullstendig ennå: %1. Kjør én gang.</translation>
    </message>
    <message>
        <source>The last run adds up</source>
        <translation>Siste kjøring går opp</translation>
    </message>
    <message>
        <source>read = unchanged + written + held + conflicting + excluded + failed, for each flow</source>
        <translation>lest = uendret + skrevet + holdt tilbake + i konflikt + utelatt + mislykket, for hver flyt</translation>
    </message>
    <message>
        <source>There was no run yet.</source>
        <translation>Det er ingen kjøring ennå.</translation>
    </message>
    <message>
        <source>Run %1 does not add up. Please report this.</source>
        <translation>Kjøring %1 går ikke opp. Meld fra om dette.</translation>
    </message>
    <message>
        <source>Run %1 did not get through (%2). Run again.</source>
        <translation>Kjøring %1 kom ikke gjennom (%2). Kjør igjen.</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>går opp</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>venter</translation>
    </message>
    <message>
        <source>FAILS</source>
        <translation>FEILER</translation>
    </message>
    <message>
        <source>The workspace is in step: all %1 checks hold.</source>
        <translation>Arbeidsområdet er i takt: alle %1 kontrollene holder.</translation>
    </message>
    <message>
        <source>Nothing is wrong, but not everything is in step: %1 of %2 checks wait.</source>
        <translation>Ingenting er galt, men ikke alt er i takt: %1 av %2 kontroller venter.</translation>
    </message>
    <message>
        <source>The workspace is not in step: %1 of %2 checks fail.</source>
        <translation>Arbeidsområdet er ikke i takt: %1 av %2 kontroller feiler.</translation>
    </message>
    <message>
        <source>The workspace</source>
        <translation>Arbeidsområdet</translation>
    </message>
    <message>
        <source>Is the workspace in step?</source>
        <translation>Er arbeidsområdet i takt?</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Dom</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>Løfte</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Sammenlignet</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Funnet</translation>
    </message>
</context>
<context>
    <name>samband::WhyView</name>
    <message>
        <source>Why</source>
        <translation>Hvorfor</translation>
    </message>
    <message>
        <source>What would change it</source>
        <translation>Hva som ville endret det</translation>
    </message>
    <message>
        <source>What the decision was made from</source>
        <translation>Hva avgjørelsen bygger på</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Grunnlag for avgjørelsen</translation>
    </message>
    <message>
        <source>As seen</source>
        <translation>Slik det ble sett</translation>
    </message>
    <message>
        <source>when both changed: %1</source>
        <translation>når begge er endret: %1</translation>
    </message>
    <message>
        <source>when one was cleared: %1</source>
        <translation>når en er tømt: %1</translation>
    </message>
    <message>
        <source>compared as: %1</source>
        <translation>sammenlignes som: %1</translation>
    </message>
    <message>
        <source>The two records</source>
        <translation>De to postene</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Egenskaper</translation>
    </message>
    <message>
        <source>What people chose</source>
        <translation>Det folk valgte</translation>
    </message>
    <message>
        <source>Possible counterparts</source>
        <translation>Mulige motparter</translation>
    </message>
    <message>
        <source>Limits and rules of the flow</source>
        <translation>Flytens grenser og regler</translation>
    </message>
    <message>
        <source>As it is stored</source>
        <translation>Slik det er lagret</translation>
    </message>
</context>
<context>
    <name>samband::Words</name>
    <message>
        <source>nothing</source>
        <translation>ingenting</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>%1 changed %2 from %3 to %4; %5 gets it.</source>
        <translation>%1 endret %2 fra %3 til %4; %5 får det.</translation>
    </message>
    <message>
        <source>new records</source>
        <translation>nye poster</translation>
    </message>
    <message>
        <source>archived records</source>
        <translation>arkiverte poster</translation>
    </message>
    <message>
        <source>cleared values</source>
        <translation>tømte verdier</translation>
    </message>
    <message>
        <source>updates</source>
        <translation>oppdateringer</translation>
    </message>
    <message>
        <source>In sync</source>
        <translation>I takt</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>På vei</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Holdt</translation>
    </message>
    <message>
        <source>Ambiguous</source>
        <translation>Flertydig</translation>
    </message>
    <message>
        <source>Unlinked</source>
        <translation>Ukoblet</translation>
    </message>
    <message>
        <source>Not creatable</source>
        <translation>Kan ikke opprettes</translation>
    </message>
    <message>
        <source>Failing</source>
        <translation>Feiler</translation>
    </message>
    <message>
        <source>Orphaned</source>
        <translation>Foreldreløs</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>På pause</translation>
    </message>
    <message>
        <source>Outside</source>
        <translation>Utenfor</translation>
    </message>
    <message>
        <source>Nothing changed since both sides last agreed.</source>
        <translation>Ingenting er endret siden sidene sist var enige.</translation>
    </message>
    <message>
        <source>Both sides hold the same; nothing needs to be written.</source>
        <translation>Begge sider har det samme; ingenting trenger å skrives.</translation>
    </message>
    <message>
        <source>%1 is blank in %2 and is filled from %3.</source>
        <translation>%1 er tom i %2 og fylles fra %3.</translation>
    </message>
    <message>
        <source>Both changed %1: %2 holds %3, %4 holds %5.</source>
        <translation>Begge endret %1: %2 har %3, %4 har %5.</translation>
    </message>
    <message>
        <source>%1 differs, and no value is known that both agreed on: %2 holds %3, %4 holds %5.</source>
        <translation>%1 er ulik, og ingen verdi er kjent som begge var enige om: %2 har %3, %4 har %5.</translation>
    </message>
    <message>
        <source>%1 was cleared in %2; the other side holds %3.</source>
        <translation>%1 ble tømt i %2; den andre siden har %3.</translation>
    </message>
    <message>
        <source>%1 is stored differently on the two sides, as the systems spell it; both are in step.</source>
        <translation>%1 er lagret ulikt på de to sidene, slik systemene staver det; begge er i takt.</translation>
    </message>
    <message>
        <source>Both changed %1; the rule “%2” decides.</source>
        <translation>Begge endret %1; regelen «%2» avgjør.</translation>
    </message>
    <message>
        <source>%1 changed on the side that this flow does not copy from.</source>
        <translation>%1 ble endret på den siden flyten ikke kopierer fra.</translation>
    </message>
    <message>
        <source>A person decided this.</source>
        <translation>Et menneske avgjorde dette.</translation>
    </message>
    <message>
        <source>A person settled %1 as it is on both sides.</source>
        <translation>Et menneske godtok %1 slik den er på begge sider.</translation>
    </message>
    <message>
        <source>A person chose %2 for %1.</source>
        <translation>Et menneske valgte %2 for %1.</translation>
    </message>
    <message>
        <source>%1 changed after it was chosen: %2 now holds %3, %4 holds %5.</source>
        <translation>%1 ble endret etter at den ble valgt: %2 har nå %3, %4 har %5.</translation>
    </message>
    <message>
        <source>Has no counterpart and becomes a new record in %1.</source>
        <translation>Har ingen motpart og blir en ny post i %1.</translation>
    </message>
    <message>
        <source>Would become a new record in %1; this flow creates nothing without approval.</source>
        <translation>Ville blitt en ny post i %1; denne flyten oppretter ingenting uten godkjenning.</translation>
    </message>
    <message>
        <source>Would become a new record in %1, but %2 is there already with other phone numbers.</source>
        <translation>Ville blitt en ny post i %1, men %2 finnes der alt med andre telefonnumre.</translation>
    </message>
    <message>
        <source>Looks like %1 in %2: the same name, and nothing speaks against it.</source>
        <translation>Ser ut som %1 i %2: samme navn, og ingenting taler imot.</translation>
    </message>
    <message>
        <source>%1 in %2 has the same name, and nothing else tells whether it is the same.</source>
        <translation>%1 i %2 har samme navn, og ingenting annet sier om det er den samme.</translation>
    </message>
    <message>
        <source>%1 could be the counterpart of more than one record (%2 look alike).</source>
        <translation>%1 kan være motparten til mer enn én post (%2 ligner).</translation>
    </message>
    <message>
        <source>Matches %1 in %2 by properties that the document names.</source>
        <translation>Passer med %1 i %2 på egenskaper som dokumentet navngir.</translation>
    </message>
    <message>
        <source>Linked to the counterpart of the %1 it belongs to.</source>
        <translation>Koblet til motparten til den %1 den hører til.</translation>
    </message>
    <message>
        <source>Waits until the %1 it belongs to is linked.</source>
        <translation>Venter til den %1 den hører til, er koblet.</translation>
    </message>
    <message>
        <source>%1 needs %2 to create a record, and it is blank in %3.</source>
        <translation>%1 trenger %2 for å opprette en post, og det er tomt i %3.</translation>
    </message>
    <message>
        <source>%1 takes no new record from this flow.</source>
        <translation>%1 tar ikke imot nye poster fra denne flyten.</translation>
    </message>
    <message>
        <source>The record is gone from %1; the one in %2 was left alone.</source>
        <translation>Posten er borte fra %1; den i %2 ble latt være i fred.</translation>
    </message>
    <message>
        <source>Both records are gone; the link ends.</source>
        <translation>Begge postene er borte; koblingen opphører.</translation>
    </message>
    <message>
        <source>A side could not be read completely, so nothing is concluded.</source>
        <translation>En side kunne ikke leses fullstendig, så ingenting sluttes.</translation>
    </message>
    <message>
        <source>A person paused it.</source>
        <translation>Et menneske satte den på pause.</translation>
    </message>
    <message>
        <source>A person rejected what was planned.</source>
        <translation>Et menneske avviste det som var planlagt.</translation>
    </message>
    <message>
        <source>One of %1 %2 in one run, more than the limit of %3.</source>
        <translation>En av %1 %2 i én kjøring, mer enn grensen på %3.</translation>
    </message>
    <message>
        <source>One of %1 new records in %2 in the first run of this flow.</source>
        <translation>En av %1 nye poster i %2 i flytens første kjøring.</translation>
    </message>
    <message>
        <source>The server refused it and did not say why.</source>
        <translation>Serveren avviste det og sa ikke hvorfor.</translation>
    </message>
    <message>
        <source>The record changed just before it was to be written, so nothing was overwritten.</source>
        <translation>Posten ble endret like før den skulle skrives, så ingenting ble overskrevet.</translation>
    </message>
    <message>
        <source>A create was sent to %1 and the answer was lost; %2 could be the new record.</source>
        <translation>En opprettelse ble sendt til %1 og svaret gikk tapt; %2 kan være den nye posten.</translation>
    </message>
    <message>
        <source>Only in %1; no flow promises it a counterpart.</source>
        <translation>Bare i %1; ingen flyt lover den en motpart.</translation>
    </message>
    <message>
        <source>The flow is off: its condition in prose needs a rule.</source>
        <translation>Flyten er av: vilkåret i prosa trenger en regel.</translation>
    </message>
    <message>
        <source>Choose a side, the base, or type a value.</source>
        <translation>Velg en side, grunnlaget, eller skriv en verdi.</translation>
    </message>
    <message>
        <source>Take the blank to clear the other side, or take the value to fill it again.</source>
        <translation>Ta det tomme for å tømme den andre siden, eller ta verdien for å fylle den igjen.</translation>
    </message>
    <message>
        <source>Approve or reject it.</source>
        <translation>Godkjenn eller avvis det.</translation>
    </message>
    <message>
        <source>Approve the link, or reject it.</source>
        <translation>Godkjenn koblingen, eller avvis den.</translation>
    </message>
    <message>
        <source>Approve the new record, or link it to the one that is there.</source>
        <translation>Godkjenn den nye posten, eller koble til den som finnes.</translation>
    </message>
    <message>
        <source>Pick the right counterpart, or have a new record created.</source>
        <translation>Velg riktig motpart, eller få opprettet en ny post.</translation>
    </message>
    <message>
        <source>Link the %1 first; this one follows by itself.</source>
        <translation>Koble den %1 først; denne følger av seg selv.</translation>
    </message>
    <message>
        <source>Fill it in %1, or link the record by hand.</source>
        <translation>Fyll det ut i %1, eller koble posten for hånd.</translation>
    </message>
    <message>
        <source>Link it by hand.</source>
        <translation>Koble den for hånd.</translation>
    </message>
    <message>
        <source>Recreate it in %1 or unlink; the two never agreed, so nothing is deleted from here.</source>
        <translation>Opprett den på nytt i %1 eller opphev koblingen; de to var aldri enige, så ingenting slettes herfra.</translation>
    </message>
    <message>
        <source>Recreate it in %1, unlink, or delete the one in %2.</source>
        <translation>Opprett den på nytt i %1, opphev koblingen, eller slett den i %2.</translation>
    </message>
    <message>
        <source>The next run looks again.</source>
        <translation>Neste kjøring ser etter igjen.</translation>
    </message>
    <message>
        <source>Resume it to have it looked at again.</source>
        <translation>La den fortsette for å få den sett på igjen.</translation>
    </message>
    <message>
        <source>Correct the value on either side; the next run tries again.</source>
        <translation>Rett verdien på en av sidene; neste kjøring prøver igjen.</translation>
    </message>
    <message>
        <source>Change the direction of the property, or take a side by hand.</source>
        <translation>Endre retningen for egenskapen, eller ta en side for hånd.</translation>
    </message>
    <message>
        <source>(blank)</source>
        <translation>(tom)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>property: choice</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>chose “%1”</source>
        <translation>valgte «%1»</translation>
    </message>
    <message>
        <source>chose the value of %1</source>
        <translation>valgte verdien i %1</translation>
    </message>
    <message>
        <source>chose the base</source>
        <translation>valgte grunnlaget</translation>
    </message>
    <message>
        <source>chose a value</source>
        <translation>valgte en verdi</translation>
    </message>
    <message>
        <source>accepted the difference</source>
        <translation>godtok forskjellen</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>godkjente</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>avviste</translation>
    </message>
    <message>
        <source>asked for a new record</source>
        <translation>ba om en ny post</translation>
    </message>
    <message>
        <source>asked to unlink</source>
        <translation>ba om å oppheve koblingen</translation>
    </message>
    <message>
        <source>asked to delete</source>
        <translation>ba om å slette</translation>
    </message>
    <message>
        <source>linked</source>
        <translation>koblet</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>enige</translation>
    </message>
    <message>
        <source>created</source>
        <translation>opprettet</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>oppdatert</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>arkivert</translation>
    </message>
    <message>
        <source>unlinked</source>
        <translation>koblingen opphevet</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>feilet</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>valgt</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>satt på pause</translation>
    </message>
    <message>
        <source>resumed</source>
        <translation>fortsatt</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>angret</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>updated in HubSpot</comment>
        <translation>%1 i %2</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>%1, written to %2</source>
        <translation>%1, skrevet til %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>created in CRMOffice: Kari, Berg</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>agreed on the rest: %1</source>
        <translation>enige om resten: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>linked: why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Ingenting</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>Enighet</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Koble</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Opprett</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Oppdater</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Arkiver</translation>
    </message>
    <message>
        <source>Unlink</source>
        <translation>Opphev koblingen</translation>
    </message>
    <message>
        <source>%1 unchanged</source>
        <translation>%1 uendret</translation>
    </message>
    <message>
        <source>%1 agreement</source>
        <translation>%1 enighet</translation>
    </message>
    <message>
        <source>%1 agreements</source>
        <translation>%1 enigheter</translation>
    </message>
    <message>
        <source>%1 link</source>
        <translation>%1 kobling</translation>
    </message>
    <message>
        <source>%1 links</source>
        <translation>%1 koblinger</translation>
    </message>
    <message>
        <source>%1 create</source>
        <translation>%1 opprettelse</translation>
    </message>
    <message>
        <source>%1 creates</source>
        <translation>%1 opprettelser</translation>
    </message>
    <message>
        <source>%1 update</source>
        <translation>%1 oppdatering</translation>
    </message>
    <message>
        <source>%1 updates</source>
        <translation>%1 oppdateringer</translation>
    </message>
    <message>
        <source>%1 archive</source>
        <translation>%1 arkivering</translation>
    </message>
    <message>
        <source>%1 archives</source>
        <translation>%1 arkiveringer</translation>
    </message>
    <message>
        <source>%1 unlink</source>
        <translation>%1 opphevet kobling</translation>
    </message>
    <message>
        <source>%1 unlinks</source>
        <translation>%1 opphevede koblinger</translation>
    </message>
    <message>
        <source>%1 conflict</source>
        <translation>%1 konflikt</translation>
    </message>
    <message>
        <source>%1 conflicts</source>
        <translation>%1 konflikter</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number, state</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflikter</translation>
    </message>
    <message>
        <source>No pair is in step yet. A run links the records and brings them in step.</source>
        <translation>Ingen par er i takt ennå. En kjøring kobler postene og bringer dem i takt.</translation>
    </message>
    <message>
        <source>Nothing is waiting to be written. Changes stand here between the decision and the write.</source>
        <translation>Ingenting venter på å bli skrevet. Endringer står her mellom avgjørelsen og skrivingen.</translation>
    </message>
    <message>
        <source>No conflicts. A property that changed differently in both systems stands here until you choose.</source>
        <translation>Ingen konflikter. En egenskap som er endret ulikt i de to systemene, står her til du velger.</translation>
    </message>
    <message>
        <source>Nothing is held. First runs, archives and unusually many writes wait here for your approval.</source>
        <translation>Ingenting er holdt. Første kjøringer, arkiveringer og uvanlig mange skrivinger venter her på din godkjenning.</translation>
    </message>
    <message>
        <source>Nothing is ambiguous. A record that looks like several others stands here until you pick one.</source>
        <translation>Ingenting er flertydig. En post som ligner flere andre, står her til du velger én.</translation>
    </message>
    <message>
        <source>Every record has its counterpart. Suggestions, and records that wait for a link, stand here.</source>
        <translation>Hver post har sin motpart. Forslag, og poster som venter på en kobling, står her.</translation>
    </message>
    <message>
        <source>Nothing is blocked. A record that lacks what the other system needs stands here.</source>
        <translation>Ingenting er sperret. En post som mangler det det andre systemet trenger, står her.</translation>
    </message>
    <message>
        <source>Nothing is failing. What a system refuses stands here with its words.</source>
        <translation>Ingenting feiler. Det et system avviser, står her med systemets egne ord.</translation>
    </message>
    <message>
        <source>No pair has lost a side. When one record of a pair is deleted, you decide here what happens.</source>
        <translation>Ingen par har mistet en side. Når en post i et par slettes, avgjør du her hva som skal skje.</translation>
    </message>
    <message>
        <source>Nothing is paused. Pause a record to keep runs from touching it.</source>
        <translation>Ingenting er på pause. Sett en post på pause for å hindre at kjøringer rører den.</translation>
    </message>
    <message>
        <source>No lone records. Records that no flow promises a counterpart stand here; they wait for nobody.</source>
        <translation>Ingen enslige poster. Poster som ingen flyt lover en motpart, står her; de venter ikke på noen.</translation>
    </message>
    <message>
        <source>recovering</source>
        <translation>gjenoppretter</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>leser</translation>
    </message>
    <message>
        <source>matching</source>
        <translation>kobler</translation>
    </message>
    <message>
        <source>deciding</source>
        <translation>avgjør</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>skriver</translation>
    </message>
    <message>
        <source>done</source>
        <translation>ferdig</translation>
    </message>
    <message>
        <source>another name</source>
        <translation>et annet navn</translation>
    </message>
    <message>
        <source>same name, other phones</source>
        <translation>samme navn, andre telefoner</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>samme navn</translation>
    </message>
    <message>
        <source>likely the same</source>
        <translation>trolig den samme</translation>
    </message>
    <message>
        <source>the document&apos;s key agrees</source>
        <translation>dokumentets nøkkel stemmer</translation>
    </message>
    <message>
        <source>running</source>
        <translation>i gang</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>stoppet</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>forhåndsvisning</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>avbrutt</translation>
    </message>
    <message>
        <source>%1 read</source>
        <translation>%1 lest</translation>
    </message>
    <message>
        <source>%1 written</source>
        <translation>%1 skrevet</translation>
    </message>
    <message>
        <source>%1 held</source>
        <translation>%1 holdt</translation>
    </message>
    <message>
        <source>%1 conflicting</source>
        <translation>%1 i konflikt</translation>
    </message>
    <message>
        <source>%1 excluded</source>
        <translation>%1 utelatt</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 feilet</translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <translation>%1 = %2</translation>
    </message>
    <message>
        <source>%1 ≠ %2: the sum does not hold</source>
        <translation>%1 ≠ %2: summen går ikke opp</translation>
    </message>
    <message>
        <source>the record</source>
        <translation>posten</translation>
    </message>
    <message>
        <source>Both systems changed %1.</source>
        <translation>Begge systemene endret %1.</translation>
    </message>
    <message>
        <source>%1 differs, and no value is known that both sides agreed on.</source>
        <translation>%1 er ulik, og ingen verdi er kjent som begge sider var enige om.</translation>
    </message>
    <message>
        <source>%1 was cleared on one side.</source>
        <translation>%1 ble tømt på den ene siden.</translation>
    </message>
    <message>
        <source>More writes than the limit of the flow allows at once.</source>
        <translation>Flere skrivinger enn flytens grense tillater på én gang.</translation>
    </message>
    <message>
        <source>The first run of the flow waits for your approval.</source>
        <translation>Flytens første kjøring venter på din godkjenning.</translation>
    </message>
    <message>
        <source>This flow creates nothing in %1 until you approve it.</source>
        <translation>Denne flyten oppretter ingenting i %1 før du godkjenner det.</translation>
    </message>
    <message>
        <source>New records for %1.</source>
        <translation>Nye poster til %1.</translation>
    </message>
    <message>
        <source>%1 has a record of that name with other numbers.</source>
        <translation>%1 har en post med det navnet og andre numre.</translation>
    </message>
    <message>
        <source>One record in %1 looks like it.</source>
        <translation>Én post i %1 ligner den.</translation>
    </message>
    <message>
        <source>Several records in %1 look like it.</source>
        <translation>Flere poster i %1 ligner den.</translation>
    </message>
    <message>
        <source>A record in %1 has the same key.</source>
        <translation>En post i %1 har samme nøkkel.</translation>
    </message>
    <message>
        <source>The record it belongs to is not linked yet.</source>
        <translation>Posten den hører til, er ikke koblet ennå.</translation>
    </message>
    <message>
        <source>What %1 needs of a new record is blank in %2.</source>
        <translation>Det %1 trenger i en ny post, er tomt i %2.</translation>
    </message>
    <message>
        <source>%1 takes no new records of this kind.</source>
        <translation>%1 tar ikke imot nye poster av dette slaget.</translation>
    </message>
    <message>
        <source>The record is gone in %1.</source>
        <translation>Posten er borte i %1.</translation>
    </message>
    <message>
        <source>The record is gone in both systems.</source>
        <translation>Posten er borte i begge systemene.</translation>
    </message>
    <message>
        <source>A side was not read completely.</source>
        <translation>En side ble ikke lest fullstendig.</translation>
    </message>
    <message>
        <source>The record changed while it was about to be written.</source>
        <translation>Posten ble endret mens den skulle skrives.</translation>
    </message>
    <message>
        <source>A record was sent to %1, and it cannot be told whether it was created.</source>
        <translation>En post ble sendt til %1, og det kan ikke sies om den ble opprettet.</translation>
    </message>
    <message>
        <source>Set aside by a person.</source>
        <translation>Lagt til side av et menneske.</translation>
    </message>
    <message>
        <source>The flow is off.</source>
        <translation>Flyten er av.</translation>
    </message>
    <message>
        <source>No flow promises it a counterpart.</source>
        <translation>Ingen flyt lover den en motpart.</translation>
    </message>
    <message>
        <source>The record was merged into another one.</source>
        <translation>Posten ble slått sammen med en annen.</translation>
    </message>
    <message>
        <source>Many records would lose %1 in one run.</source>
        <translation>Mange poster ville mistet %1 i én kjøring.</translation>
    </message>
    <message>
        <source>Many records would get the same value of %1 in one run.</source>
        <translation>Mange poster ville fått samme verdi for %1 i én kjøring.</translation>
    </message>
    <message>
        <source>%1 flips between two values.</source>
        <translation>%1 veksler mellom to verdier.</translation>
    </message>
    <message>
        <source>A write was sent and its answer was lost.</source>
        <translation>En skriving ble sendt, og svaret gikk tapt.</translation>
    </message>
    <message>
        <source>The run ended before it was written.</source>
        <translation>Kjøringen sluttet før den ble skrevet.</translation>
    </message>
    <message>
        <source>A system answered that it wrote %1, but did not take it.</source>
        <translation>Et system svarte at det skrev %1, men tok den ikke.</translation>
    </message>
    <message>
        <source>%1 was changed since, so it was not undone.</source>
        <translation>%1 er endret siden, så den ble ikke angret.</translation>
    </message>
    <message>
        <source>Undoing its creation would archive the record.</source>
        <translation>Å angre opprettelsen ville arkivert posten.</translation>
    </message>
    <message>
        <source>Taken back by a person.</source>
        <translation>Tatt tilbake av et menneske.</translation>
    </message>
    <message>
        <source>%1 to %2 (%3)</source>
        <translation>%1 til %2 (%3)</translation>
    </message>
    <message>
        <source>Samband created this record in %1; undoing that archives it there and ends the link.</source>
        <translation>Samband opprettet denne posten i %1; å angre det arkiverer den der og opphever koblingen.</translation>
    </message>
    <message>
        <source>A person has changed it since: %1.</source>
        <translation>Et menneske har endret den siden: %1.</translation>
    </message>
    <message>
        <source>Other links that use it, and lose it: %1.</source>
        <translation>Andre koblinger som bruker den, og mister den: %1.</translation>
    </message>
    <message>
        <source>The record was merged in %1 into %2, which is linked to another one in %3 already.</source>
        <translation>Posten ble i %1 slått sammen med %2, som alt er koblet til en annen i %3.</translation>
    </message>
    <message>
        <source>One of %1 records that would lose %2 in one run, more than the limit of %3.</source>
        <translation>En av %1 poster som ville mistet %2 i én kjøring, mer enn grensen på %3.</translation>
    </message>
    <message>
        <source>One of %1 records whose %2 would become %3 in one run, more than the limit of %4.</source>
        <translation>En av %1 poster der %2 ville blitt %3 i én kjøring, mer enn grensen på %4.</translation>
    </message>
    <message>
        <source>%1 flips between two values and is paused on this record; each of these was changed back: %2.</source>
        <translation>%1 veksler mellom to verdier og er satt på pause for denne posten; hver av disse ble endret tilbake: %2.</translation>
    </message>
    <message>
        <source>It waits no longer: no more than the limit of %1 of its kind are left.</source>
        <translation>Den venter ikke lenger: det er ikke flere igjen enn grensen på %1 for slaget.</translation>
    </message>
    <message>
        <source>It waits no longer: what it waited for has changed.</source>
        <translation>Den venter ikke lenger: det den ventet på, er endret.</translation>
    </message>
    <message>
        <source>A write was sent to %1 and the answer was lost; nothing is sent before it is known what became of it.</source>
        <translation>En skriving ble sendt til %1, og svaret gikk tapt; ingenting sendes før det er kjent hva det ble av den.</translation>
    </message>
    <message>
        <source>The run ended early, so this was not written.</source>
        <translation>Kjøringen sluttet for tidlig, så dette ble ikke skrevet.</translation>
    </message>
    <message>
        <source>Not written, because the run ended early: %1</source>
        <translation>Ikke skrevet, fordi kjøringen sluttet for tidlig: %1</translation>
    </message>
    <message>
        <source>%1 answered that it wrote %2, but kept %3 and did not take %4.</source>
        <translation>%1 svarte at det skrev %2, men beholdt %3 og tok ikke %4.</translation>
    </message>
    <message>
        <source>A person undid what was written to %1: it goes back to what it was.</source>
        <translation>Et menneske angret det som ble skrevet til %1: den går tilbake til det den var.</translation>
    </message>
    <message>
        <source>A person undid what was chosen for %1: it goes back to %2 in %3 and %4 in %5.</source>
        <translation>Et menneske angret det som ble valgt for %1: den går tilbake til %2 i %3 og %4 i %5.</translation>
    </message>
    <message>
        <source>%1 was not undone: %2 holds %3 now, Samband wrote %4, and %5 was there before.</source>
        <translation>%1 ble ikke angret: %2 har %3 nå, Samband skrev %4, og %5 stod der før.</translation>
    </message>
    <message>
        <source>A person undid its creation in %1, so it is not created again by itself.</source>
        <translation>Et menneske angret opprettelsen i %1, så den opprettes ikke igjen av seg selv.</translation>
    </message>
    <message>
        <source>A person undid its link, so it is not linked again by itself.</source>
        <translation>Et menneske angret koblingen, så den kobles ikke igjen av seg selv.</translation>
    </message>
    <message>
        <source>Choose what it shall be: a side, or type %1 to have back what was before.</source>
        <translation>Velg hva det skal være: en side, eller skriv %1 for å få tilbake det som var før.</translation>
    </message>
    <message>
        <source>Approve to archive it in %1, or reject to keep it.</source>
        <translation>Godkjenn for å arkivere den i %1, eller avvis for å beholde den.</translation>
    </message>
    <message>
        <source>The next run looks what became of it before it sends anything again.</source>
        <translation>Neste kjøring ser hva det ble av den før noe sendes igjen.</translation>
    </message>
    <message>
        <source>The next run writes it; what ended this one has to be put right first.</source>
        <translation>Neste kjøring skriver den; det som stanset denne, må rettes først.</translation>
    </message>
    <message>
        <source>Find out why %1 does not take it, or choose the other value; a change on either side has it tried again.</source>
        <translation>Finn ut hvorfor %1 ikke tar den, eller velg den andre verdien; en endring på en av sidene får den prøvd igjen.</translation>
    </message>
    <message>
        <source>Approve or reject it; it goes on by itself when the values come back.</source>
        <translation>Godkjenn eller avvis det; det går videre av seg selv når verdiene kommer tilbake.</translation>
    </message>
    <message>
        <source>Find what changes it back, then choose a value or resume it.</source>
        <translation>Finn hva som endrer den tilbake, og velg en verdi eller la den fortsette.</translation>
    </message>
    <message>
        <source>Merge the two in %1 as well, or unlink or delete this one there; nothing is made again.</source>
        <translation>Slå sammen de to også i %1, eller opphev koblingen eller slett denne der; ingenting lages igjen.</translation>
    </message>
    <message>
        <source>Resume it to have it created again, or link it by hand.</source>
        <translation>La den fortsette for å få den opprettet igjen, eller koble den for hånd.</translation>
    </message>
    <message>
        <source>A record in %1 that it is linked to would change it.</source>
        <translation>En post i %1 som den er koblet til, ville endret det.</translation>
    </message>
    <message>
        <source>A change of the record in %1 or %2 would change it.</source>
        <translation>En endring av posten i %1 eller %2 ville endret det.</translation>
    </message>
    <message>
        <source>asked to undo</source>
        <translation>ba om å angre</translation>
    </message>
    <message>
        <source>rules changed</source>
        <translation>regler endret</translation>
    </message>
    <message>
        <source>released</source>
        <translation>sluppet fram</translation>
    </message>
    <message>
        <source>undo asked for: %1</source>
        <translation>angring bedt om: %1</translation>
    </message>
    <message>
        <source>Left out by the flow&apos;s filter.</source>
        <translation>Holdt utenfor av flytens filter.</translation>
    </message>
    <message>
        <source>%1 is not %2</source>
        <comment>property, value</comment>
        <translation>%1 er ikke %2</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <comment>property, value</comment>
        <translation>%1 er %2</translation>
    </message>
    <message>
        <source>%1 does not contain %2</source>
        <comment>property, value</comment>
        <translation>%1 inneholder ikke %2</translation>
    </message>
    <message>
        <source>%1 does not start with %2</source>
        <comment>property, value</comment>
        <translation>%1 begynner ikke med %2</translation>
    </message>
    <message>
        <source>%1 is not empty</source>
        <comment>property</comment>
        <translation>%1 er ikke tom</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <comment>property</comment>
        <translation>%1 er tom</translation>
    </message>
    <message>
        <source>%1 is not above %2</source>
        <comment>property, value</comment>
        <translation>%1 er ikke over %2</translation>
    </message>
    <message>
        <source>%1 is not below %2</source>
        <comment>property, value</comment>
        <translation>%1 er ikke under %2</translation>
    </message>
    <message>
        <source>%1 is none of %2</source>
        <comment>property, values</comment>
        <translation>%1 er ingen av %2</translation>
    </message>
    <message>
        <source>Left out by the flow&apos;s filter: %1.</source>
        <translation>Holdt utenfor av flytens filter: %1.</translation>
    </message>
    <message>
        <source>Looks like a record in %1 that the flow&apos;s filter leaves out: %2.</source>
        <translation>Ligner en post i %1 som flytens filter holder utenfor: %2.</translation>
    </message>
    <message>
        <source>Give the flow a filter that says what the condition means.</source>
        <translation>Gi flyten et filter som sier hva vilkåret betyr.</translation>
    </message>
    <message>
        <source>A change of the record, or of the flow&apos;s filter, would change it; the next run looks.</source>
        <translation>En endring av posten, eller av flytens filter, ville endret det; neste kjøring ser etter.</translation>
    </message>
    <message>
        <source>The only new record in %1 in the first run of this flow.</source>
        <translation>Den eneste nye posten i %1 i flytens første kjøring.</translation>
    </message>
    <message>
        <source>Choose a side, or type a value.</source>
        <translation>Velg en side, eller skriv inn en verdi.</translation>
    </message>
    <message>
        <source>Samband ended while it was written.</source>
        <translation>Samband ble avsluttet mens det ble skrevet.</translation>
    </message>
    <message>
        <source>A person rejected what was planned for %1.</source>
        <translation>Et menneske avviste det som var planlagt for %1.</translation>
    </message>
    <message>
        <source>A person rejected this before, and the record has changed since.</source>
        <translation>Et menneske har avvist dette før, og posten er endret siden.</translation>
    </message>
    <message>
        <source>Samband ended while this was written to %1, and it is not known yet what became of it.</source>
        <translation>Samband ble avsluttet mens dette ble skrevet til %1, og det er ikke kjent ennå hva som skjedde med det.</translation>
    </message>
    <message>
        <source>It is not sent again by itself: look what became of it, then sync this row.</source>
        <translation>Det sendes ikke på nytt av seg selv: se hva som ble av det, og synkroniser så denne raden.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>flow, its sum</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 was cleared in %2.</source>
        <translation>%1 ble tømt i %2.</translation>
    </message>
    <message>
        <source>The record was merged into another one in %1.</source>
        <translation>Posten ble slått sammen med en annen i %1.</translation>
    </message>
    <message>
        <source>%1 answered that it wrote %2, but did not take it.</source>
        <translation>%1 svarte at den skrev %2, men tok det ikke.</translation>
    </message>
    <message>
        <source>Values differ</source>
        <translation>Ulike verdier</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Godkjenning</translation>
    </message>
    <message>
        <source>Possible match</source>
        <translation>Mulig treff</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>Ikke godtatt</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplikat</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>Tilgang</translation>
    </message>
    <message>
        <source>Value missing</source>
        <translation>Verdi mangler</translation>
    </message>
    <message>
        <source>Record gone</source>
        <translation>Post borte</translation>
    </message>
    <message>
        <source>Outcome unclear</source>
        <translation>Uklart utfall</translation>
    </message>
    <message>
        <source>Locked or busy</source>
        <translation>Låst eller opptatt</translation>
    </message>
    <message>
        <source>Waits for another</source>
        <translation>Venter på en annen</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Satt til side</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Avgjort</translation>
    </message>
    <message>
        <source>the system</source>
        <translation>systemet</translation>
    </message>
    <message>
        <source>Find the record in %1 that holds it already; correct one of the two, or link to it.</source>
        <translation>Finn posten i %1 som alt har den; rett en av de to, eller koble til den.</translation>
    </message>
    <message>
        <source>Give the sign-in of %1 the permission that is missing, then sync it again.</source>
        <translation>Gi påloggingen til %1 tilgangen som mangler, og synk på nytt.</translation>
    </message>
    <message>
        <source>Wait a moment, then sync it again; the next run tries again by itself.</source>
        <translation>Vent litt og synk på nytt; neste kjøring prøver igjen av seg selv.</translation>
    </message>
    <message>
        <source>Look in %1 why it does not answer for this record; the next run tries again.</source>
        <translation>Se i %1 hvorfor den ikke svarer for denne posten; neste kjøring prøver igjen.</translation>
    </message>
    <message>
        <source>It may be a record that Samband made when the answer was lost.</source>
        <translation>Det kan være en post som Samband opprettet da svaret gikk tapt.</translation>
    </message>
    <message>
        <source>A create was sent to %1 and the answer was lost; the records that could have been the new one are gone.</source>
        <translation>En opprettelse ble sendt til %1 og svaret gikk tapt; postene som kunne ha vært den nye, er borte.</translation>
    </message>
    <message>
        <source>It may be the record that Samband made in %1 when the answer was lost, so nothing is done for it before that is known.</source>
        <translation>Det kan være posten som Samband opprettet i %1 da svaret gikk tapt, så ingenting gjøres for den før det er kjent.</translation>
    </message>
    <message>
        <source>conflict began</source>
        <translation>konflikt begynte</translation>
    </message>
    <message>
        <source>held</source>
        <translation>holdt</translation>
    </message>
    <message>
        <source>orphaned</source>
        <translation>foreldreløs</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>utelatt</translation>
    </message>
    <message>
        <source>in step again</source>
        <translation>i takt igjen</translation>
    </message>
</context>
<context>
    <name>samband::WorkBar</name>
    <message>
        <source>Progress</source>
        <translation>Framdrift</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Go no further; what has been done stays done (Esc)</source>
        <translation>Gå ikke videre; det som er gjort, forblir gjort (Esc)</translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <comment>what · done of all</comment>
        <translation>%1 · %2 av %3</translation>
    </message>
</context>
</TS>
