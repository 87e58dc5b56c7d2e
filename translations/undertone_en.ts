<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CorpusFindings</name>
    <message numerus="yes">
        <source>Read as %1, in %n session(s).</source>
        <translation>
            <numerusform>Read as %1, in one session.</numerusform>
            <numerusform>Read as %1, in %n sessions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s) without sound: they will be left out.</source>
        <translation>
            <numerusform>One sentence without sound: it will be left out.</numerusform>
            <numerusform>%n sentences without sound: they will be left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MemoryWorth</name>
    <message numerus="yes">
        <source>%n dialogue(s)</source>
        <translation>
            <numerusform>%n dialogue</numerusform>
            <numerusform>%n dialogues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s)</source>
        <translation>
            <numerusform>%n sentence</numerusform>
            <numerusform>%n sentences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>undertone::ComparisonPage</name>
    <message numerus="yes">
        <source>%n runs compared</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs compared</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>undertone::InspectorPanel</name>
    <message numerus="yes">
        <source>Share of %n analysed sentence(s). Select a sentence to see its numbers.</source>
        <translation>
            <numerusform>Share of %n analysed sentence. Select a sentence to see its numbers.</numerusform>
            <numerusform>Share of %n analysed sentences. Select a sentence to see its numbers.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>undertone::MethodPage</name>
    <message numerus="yes">
        <source>%n value(s) differ from the preset.</source>
        <translation>
            <numerusform>One value differs from the preset.</numerusform>
            <numerusform>%n values differ from the preset.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>undertone::ModelsDialog</name>
    <message numerus="yes">
        <source>%n sentence(s), %1</source>
        <translation>
            <numerusform>%n sentence, %1</numerusform>
            <numerusform>%n sentences, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>undertone::RunBar</name>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n channel</numerusform>
            <numerusform>%n channels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s)</source>
        <translation>
            <numerusform>%n sentence</numerusform>
            <numerusform>%n sentences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n speaker(s)</source>
        <translation>
            <numerusform>%n speaker</numerusform>
            <numerusform>%n speakers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken over from an earlier run</source>
        <translation>
            <numerusform>%n taken over from an earlier run</numerusform>
            <numerusform>%n taken over from an earlier run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s) analysed</source>
        <translation>
            <numerusform>%n sentence analysed</numerusform>
            <numerusform>%n sentences analysed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>memory changed %n label(s)</source>
        <translation>
            <numerusform>memory changed %n label</numerusform>
            <numerusform>memory changed %n labels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>undertone::TierDialog</name>
    <message numerus="yes">
        <source>%1 – %n segment(s), median length %2 s</source>
        <translation>
            <numerusform>%1 – %n segment, median length %2 s</numerusform>
            <numerusform>%1 – %n segments, median length %2 s</numerusform>
        </translation>
    </message>
</context>
</TS>
