// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session_desk.h"

#include "engine/messages/catalogue.h"
#include "tests/support/synthetic_speech.h"
#include "tests/support/tiny_model.h"
#include "tests/support/vault_folder.h"
#include "ui/recording/consent_page.h"
#include "ui/recording/session_page.h"
#include "ui/recording/session_wizard.h"
#include "ui/recording/signature_pad.h"
#include "ui/translation.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

namespace undertone::test {

inline const QString passphrase = QStringLiteral("correct horse battery");
inline constexpr int waitMilliseconds = 30000;
inline constexpr qint64 withdrawalMilliseconds = 1000;

/// The program in folders of its own, and what a person does with it from a new vault to an open session.
class SessionProgramFixture : public QObject {
protected:
    QTemporaryDir m_folder;
    std::shared_ptr<std::vector<float>> m_speech = std::make_shared<std::vector<float>>(syntheticSpeech(12));
    std::unique_ptr<Program> m_program;
    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    void makeVault() const
    {
        auto& program = *m_program;
        QTRY_VERIFY(!program.sessions.vault().folder.empty());
        program.part<QLineEdit>("passphrase").setText(passphrase);
        program.part<QLineEdit>("passphrase-again").setText(passphrase);
        program.part<QPushButton>("open-vault").click();
        QTRY_VERIFY_WITH_TIMEOUT(program.sessions.vault().isOpen, waitMilliseconds);
        auto* sheet = program.library.findChild<QDialog*>(QStringLiteral("recovery-sheet"));
        QVERIFY(sheet != nullptr);
        sheet->accept();
    }

    /// The vault of the first test, under its passphrase.
    void openVault()
    {
        m_program->part<QLineEdit>("passphrase").setText(passphrase);
        QTRY_VERIFY(m_program->sessions.vault().exists);
        m_program->part<QPushButton>("open-vault").click();
        QTRY_VERIFY_WITH_TIMEOUT(m_program->sessions.vault().isOpen, waitMilliseconds);
    }
    void fillWizard() const
    {
        auto& program = *m_program;
        auto& wizard = program.library.wizard();
        program.library.startWizard();
        program.part<QLineEdit>("session-title").setText(QStringLiteral("Kuehlschrank"));
        program.part<QLineEdit>("session-purpose").setText(QStringLiteral("Zitronenfalter"));
        program.part<QLineEdit>("session-controller").setText(QStringLiteral("Eulenspiegel"));
        auto& setting = program.part<QComboBox>("session-setting");
        setting.setCurrentIndex(setting.findData(QStringLiteral("private")));
        wizard.nextButton().click();
        program.part<QLineEdit>("speaker-A").setText(QStringLiteral("Annegret"));
        program.part<QPushButton>("add-speaker").click();
        program.part<QLineEdit>("speaker-B").setText(QStringLiteral("Balduin"));
        wizard.nextButton().click();
        for (int speaker = 0; speaker < 2; ++speaker) {
            wizard.consentPage().chooseSpeaker(speaker);
            for (const char* purpose : {"agrees-record", "agrees-analyse"})
                program.part<QCheckBox>(purpose).setChecked(true);
            SignaturePad& pad = wizard.consentPage().pad();
            QTest::mousePress(&pad, Qt::LeftButton, {}, QPoint(20, 40));
            QTest::mouseMove(&pad, QPoint(90, 20 + 30 * speaker));
            QTest::mouseRelease(&pad, Qt::LeftButton, {}, QPoint(150, 50));
        }
        wizard.nextButton().click();
        QTRY_VERIFY(wizard.nextButton().isEnabled());
    }

    void recordFor(double seconds) const
    {
        auto& program = *m_program;
        QSignalSpy ended(&program.capture, &CaptureService::ended);
        program.library.wizard().nextButton().click();
        QTRY_VERIFY_WITH_TIMEOUT(program.capture.status().seconds > 1.0, waitMilliseconds);
        QVERIFY(program.window.windowTitle().startsWith(QStringLiteral("● REC")));
        program.capture.mark();
        QTRY_VERIFY_WITH_TIMEOUT(program.capture.status().seconds > seconds, waitMilliseconds);
        QVERIFY(!program.capture.status().peaks.empty() && program.capture.status().peaks[1].size() > 20);
        program.part<QPushButton>("stop-recording").click();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, waitMilliseconds);
        QVERIFY(!ended.front().at(1).value<std::optional<Error>>().has_value());
        QTRY_VERIFY_WITH_TIMEOUT(program.library.sessionPage().details().entry.standing == SessionStanding::Recorded, waitMilliseconds);
    }

    [[nodiscard]] std::filesystem::path recorded() const { return m_program->library.sessionPage().folder(); }

    void open() const
    {
        m_program->part<QPushButton>("open-session").click();
        QTRY_VERIFY_WITH_TIMEOUT(m_program->session.isSealed(), waitMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->document.peaks() != nullptr, waitMilliseconds);
    }

    /// All that the program keeps, and its folder for temporary files; not what was handed out.
    [[nodiscard]] QString shown() const
    {
        std::vector<std::string> secrets{"Kuehlschrank",           "Zitronenfalter", "Eulenspiegel",      "Annegret", "Balduin",
                                         passphrase.toStdString(), "\"emotion\"",    "\"probabilities\"", "\x89PNG",  "Zaunkoenig",
                                         "SQLite format"};
        const std::size_t texts = secrets.size();
        for (std::size_t i = 0; i < texts; ++i)
            secrets.push_back(inUtf16(secrets[i]));
        secrets.push_back(bytesOfSamples(std::span(*m_speech).subspan(rate + 500, 6)));
        QString found;
        for (const char* folder : {"vault", "state", "cache", "data", "config", "tmp"}) {
            if (!QDir(path(folder)).exists())
                continue;
            for (const auto& file : filesThatShow(path(folder).toStdString(), secrets))
                found += QString::fromStdString(file) + QLatin1Char(' ');
        }
        return found;
    }

    /// Folders and a tiny model; before the first program.
    void setUp() const
    {
        installTranslation(*qApp, QLocale(QLocale::English));
        for (const auto& [variable, folder] : {std::pair{"XDG_CONFIG_HOME", "config"},
                                               {"XDG_DATA_HOME", "data"},
                                               {"XDG_STATE_HOME", "state"},
                                               {"XDG_CACHE_HOME", "cache"},
                                               {"TMPDIR", "tmp"}}) {
            QVERIFY(QDir().mkpath(path(folder)));
            qputenv(variable, path(folder).toUtf8());
        }
        const Status written = writeTinyModel(path("model").toStdString());
        QVERIFY2(written.ok(), written.ok() ? "" : englishSentence(written.error()).c_str());
    }
    void begin() { m_program = std::make_unique<Program>(QDir(m_folder.path()), m_speech); }
    void end() { m_program.reset(); }
};

}  // namespace undertone::test
