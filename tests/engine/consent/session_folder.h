// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/consent/session.h"
#include "engine/consent/session_file.h"
#include "tests/support/consent_text.h"
#include "tests/support/file_faults.h"
#include "tests/support/vault_folder.h"

#include <QtTest>

namespace undertone::test {

inline const std::string words = "correct horse battery";

/// A vault of its own for each test function, with one session in it.
class SessionFolder {
protected:
    static constexpr std::uint32_t rate = 1000;

    QTemporaryDir m_folder;
    std::vector<float> m_samples = tone(35'000);
    std::filesystem::path vault() const { return m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())).toStdString(); }
    std::filesystem::path folder() const { return vault() / "s"; }
    Keyring keyring() const { return std::move(Keyring::open(vault(), secretText(words))).value(); }
    Session opened() const { return std::move(Session::open(folder(), keyring())).value(); }
    std::filesystem::path consentFile(const std::vector<nlohmann::json>& speakers,
                                      const std::string& retention = "2099-01-01T00:00:00Z") const
    {
        auto json = consentText(speakers);
        json["retention_until"] = retention;
        writeAll(m_folder.filePath("clip.wav").toStdString(), "RIFF Annegret says yes");
        writeAll(m_folder.filePath("consent.json").toStdString(), json.dump());
        return m_folder.filePath("consent.json").toStdString();
    }
    void make(const std::vector<nlohmann::json>& speakers, const std::string& retention = "2099-01-01T00:00:00Z") const
    {
        QVERIFY(Keyring::create(vault(), secretText(words), cheapPassphrase).ok());
        auto ring = keyring();
        const auto consent = readConsentFile(consentFile(speakers, retention));
        QVERIFY2(consent.ok(), consent ? "" : englishSentence(consent.error()).c_str());
        const auto session = Session::create(folder(), ring, *consent);
        QVERIFY2(session.ok(), session ? "" : englishSentence(session.error()).c_str());
    }
    /// Audio in every track, and the log that says so; without an end, as a killed program leaves it.
    void record(bool ends = true) const
    {
        auto session = opened();
        const auto ring = keyring();
        auto tracks = nlohmann::json::array();
        QVERIFY(session.log().append(recordingStartedEvent, nlohmann::json::object()).ok());
        for (const auto& track : session.tracks()) {
            auto writer = TrackWriter::create(session.placeOf(track), *ring.key(track.key), rate);
            QVERIFY(writer->append(m_samples).ok());
            if (!ends)
                continue;
            const auto extent = *writer->finish();
            tracks.push_back({{"track", track.number}, {"segments", extent.segments}, {"frames", extent.frames}});
        }
        if (ends)
            QVERIFY(session.log().append(recordingStoppedEvent, {{"tracks", tracks}}).ok());
    }
    std::vector<std::string> secrets() const
    {
        auto found = wordsOfConsent();
        found.push_back(words);
        found.push_back(bytesOfSamples(std::span(m_samples).subspan(100, 6)));
        found.push_back("says yes");
        return found;
    }
    /// A withdrawal of everything by A whose keys cannot be removed: the log was told, and nothing else was done.
    void breakOffWithdrawal(const std::vector<std::filesystem::path>& models = {}) const
    {
        const auto keep = m_folder.filePath("before-withdrawal").toStdString();
        std::filesystem::remove_all(keep);
        std::filesystem::copy(vault(), keep, std::filesystem::copy_options::recursive);
        for (int k = 1; k < 200; ++k) {
            std::filesystem::remove_all(vault());
            std::filesystem::copy(keep, vault(), std::filesystem::copy_options::recursive);
            auto ring = keyring();
            auto session = opened();
            const auto entries = session.log().entries().size();
            {
                const auto faults = FileFaults::failingAt(vault(), k, ENOSPC);
                if (session.withdraw(ring, "A", allPurposes(), models).ok())
                    continue;
            }
            const auto log = session.openLog();
            if (log.ok() && log->entries().size() == entries + 1 && keyring().has(session.tracks()[0].key)
                && log->entries().back().what == consentWithdrawnEvent)
                return;
        }
        QFAIL("no withdrawal was half done");
    }
    /// As the program before wrote a session.
    void forgetDerivedKey(const Keyring& ring) const
    {
        const auto [id, keyId] = *readSessionKeyId(folder());
        const auto key = ring.key(keyId);
        auto content = *readSessionFile(folder(), *key);
        content.logNamesDerivedKey = false;
        QVERIFY(writeSessionFile(folder(), content, *key).ok());
        const auto before = opened().log().entries();
        std::filesystem::remove(folder() / Session::logName);
        auto log = AuditLog::create({folder() / Session::logName, id, keyId}, *ring.key(keyId));
        for (const auto& entry : before) {
            auto details = nlohmann::json::parse(entry.details);
            details.erase(derivedKeyField);
            QVERIFY(log->append(entry.what, details).ok());
        }
    }
    bool canBeHeard(std::size_t track) const
    {
        const auto session = opened();
        const auto ring = keyring();
        auto source = session.openTrack(session.tracks()[track], ring);
        std::vector<float> samples(m_samples.size());
        return source && (*source)->read(0, samples).ok() && samples == m_samples;
    }
    static nlohmann::json ann()
    {
        auto speaker = consentingSpeaker("A", "Annegret", 0);
        speaker["evidence"] = "clip.wav";
        return speaker;
    }
    static nlohmann::json ben(int channel = 1) { return consentingSpeaker("B", "Balduin", channel); }
};

}  // namespace undertone::test
