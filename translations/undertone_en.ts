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
    <name>ExportLosses</name>
    <message numerus="yes">
        <source>results of %n sentence(s) (they were changed since the run, are new, or are hidden)</source>
        <translation>
            <numerusform>the result of a sentence (it was changed since the run, is new, or is hidden)</numerusform>
            <numerusform>results of %n sentences (they were changed since the run, are new, or are hidden)</numerusform>
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
    <name>undertone::AgreementWindow</name>
    <message numerus="yes">
        <source>%n sentence(s) whose labels are hidden from you are left out.</source>
        <translation>
            <numerusform>%n sentence whose labels are hidden from you is left out.</numerusform>
            <numerusform>%n sentences whose labels are hidden from you are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>undertone::CertificateDialog</name>
    <message numerus="yes">
        <source>%n key(s) destroyed; what they sealed cannot be read any more.</source>
        <translation>
            <numerusform>One key destroyed; what it sealed cannot be read any more.</numerusform>
            <numerusform>%n keys destroyed; what they sealed cannot be read any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s) of sound are gone.</source>
        <translation>
            <numerusform>One channel of sound is gone.</numerusform>
            <numerusform>%n channels of sound are gone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n shared channel(s) only sentences of the others are left.</source>
        <translation>
            <numerusform>Of %n shared channel only sentences of the others are left.</numerusform>
            <numerusform>Of %n shared channels only sentences of the others are left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s) with their labels and texts destroyed.</source>
        <translation>
            <numerusform>%n sentence with its labels and text destroyed.</numerusform>
            <numerusform>%n sentences with their labels and texts destroyed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s) of the others kept.</source>
        <translation>
            <numerusform>%n sentence of the others kept.</numerusform>
            <numerusform>%n sentences of the others kept.</numerusform>
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
    <name>undertone::MainWindow</name>
    <message numerus="yes">
        <source>%n speaker(s) found</source>
        <translation>
            <numerusform>%n speaker found</numerusform>
            <numerusform>%n speakers found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n sentence(s). Every cut and every name can be changed.</source>
        <translation>
            <numerusform>In %n sentence. Every cut and every name can be changed.</numerusform>
            <numerusform>In %n sentences. Every cut and every name can be changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>undertone::MemoryMicroscope</name>
    <message numerus="yes">
        <source>fork at %1: %n answer(s) flipped</source>
        <translation>
            <numerusform>fork at %1: %n answer flipped</numerusform>
            <numerusform>fork at %1: %n answers flipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>replay from %1: %n answer(s) flipped</source>
        <translation>
            <numerusform>replay from %1: %n answer flipped</numerusform>
            <numerusform>replay from %1: %n answers flipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>human-assisted: %n label(s) told</source>
        <translation>
            <numerusform>human-assisted: %n label told</numerusform>
            <numerusform>human-assisted: %n labels told</numerusform>
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
    <message numerus="yes">
        <source>%n hidden from you</source>
        <translation>
            <numerusform>%n hidden from you</numerusform>
            <numerusform>%n hidden from you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>undertone::SessionsWindow</name>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation>
            <numerusform>After one minute</numerusform>
            <numerusform>After %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>undertone::SpeakersDialog</name>
    <message numerus="yes">
        <source>&amp;Keep the sentences and find who speaks in each (%n)</source>
        <translation>
            <numerusform>&amp;Keep the sentence and find who speaks in it (%n)</numerusform>
            <numerusform>&amp;Keep the sentences and find who speaks in each (%n)</numerusform>
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
