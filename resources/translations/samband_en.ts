<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>samband::Preflight</name>
    <message numerus="yes">
        <source>There are %n more lines like it.</source>
        <translation>
            <numerusform>There is one more line like it.</numerusform>
            <numerusform>There are %n more lines like it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>samband::Verbs</name>
    <message numerus="yes">
        <source>%1 to %2, %n flow(s)</source>
        <translation>
            <numerusform>%1 to %2, one flow</numerusform>
            <numerusform>%1 to %2, %n flows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Made %1 with %n flow(s). Next: sambandctl --workspace %1 connect %2 --base-url URL --token-env VAR</source>
        <translation>
            <numerusform>Made %1 with one flow. Next: sambandctl --workspace %1 connect %2 --base-url URL --token-env VAR</numerusform>
            <numerusform>Made %1 with %n flows. Next: sambandctl --workspace %1 connect %2 --base-url URL --token-env VAR</numerusform>
        </translation>
    </message>
</context>
</TS>
