// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/vault/keyring.h"
#include "tests/support/file_faults.h"
#include "tests/support/vault_folder.h"

#include <QtTest>

#include <fcntl.h>
#include <functional>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

using namespace undertone;
using namespace undertone::test;

namespace {

const std::string words = "correct horse battery";
const std::string otherWords = "staple wrong donkey";

/// What another program does between the opening of a file of keys and its reading.
std::function<void()> beforeReading;

bool isKeyring(int descriptor)
{
    std::error_code failure;
    const auto path = std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(descriptor), failure);
    return !failure && path.filename() == Keyring::fileName;
}

}  // namespace

/// In place of the C library's: the program's own definition comes first.
extern "C" ssize_t read(int descriptor, void* bytes, size_t count)
{
    if (beforeReading && isKeyring(descriptor)) {
        const auto once = std::exchange(beforeReading, {});
        once();
    }
    return ::syscall(SYS_read, descriptor, bytes, count);
}

class VaultKeyringTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path folder() const { return m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())).toStdString(); }
    std::filesystem::path file() const { return folder() / Keyring::fileName; }
    std::string make() const
    {
        auto recovery = Keyring::create(folder(), secretText(words), cheapPassphrase);
        return recovery ? std::string(textOf(recoveryCode(*recovery)->bytes())) : std::string();
    }
    Result<Keyring> opened(const std::string& passphrase = words) const { return Keyring::open(folder(), secretText(passphrase)); }

private Q_SLOTS:
    void keysComeBack()
    {
        QVERIFY(!make().empty());
        auto ring = opened();
        QVERIFY(ring.ok());
        const auto ids = ring->addKeys(3);
        QVERIFY(ids.ok());
        const auto again = opened();
        QVERIFY(again.ok());
        for (const auto& id : *ids) {
            const auto key = again->key(id);
            QVERIFY(key.ok());
            QVERIFY(std::ranges::equal(key->bytes(), ring->key(id)->bytes()));
            QVERIFY(filesThatShow(folder(), {std::string(textOf(key->bytes()))}).empty());
        }
        QVERIFY(!std::ranges::equal(again->key((*ids)[0])->bytes(), again->key((*ids)[1])->bytes()));
        QVERIFY(filesThatShow(folder(), {words}).empty());
        QCOMPARE(static_cast<int>(std::filesystem::status(file()).permissions()), 0600);
    }

    void aWrongPassphraseOpensNothing()
    {
        make();
        const auto wrong = opened(otherWords);
        QVERIFY(!wrong.ok());
        QCOMPARE(wrong.error().code, ErrorCode::NotAuthorised);
        QVERIFY(!Keyring::changePassphrase(folder(), secretText(otherWords), secretText(words), cheapPassphrase).ok());
        QVERIFY(opened().ok());
        QCOMPARE(Keyring::create(folder() / "new", secretText("short"), cheapPassphrase).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(Keyring::create(folder(), secretText(words), cheapPassphrase).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(Keyring::open(folder() / "none", secretText(words)).error().code, ErrorCode::FileNotFound);
    }

    void everyChangedByteIsSeen()
    {
        make();
        QVERIFY(opened()->addKeys(2).ok());
        const auto missed = undetectedFlips(file(), [&] { return !opened().ok(); });
        QVERIFY2(missed.empty(), qPrintable(QString("first at %1 of %2").arg(missed.empty() ? 0 : missed[0]).arg(missed.size())));
    }

    void everyShorterOrLongerFileIsRefused()
    {
        make();
        QVERIFY(opened()->addKeys(2).ok());
        const auto whole = readAll(file());
        for (std::size_t size = 0; size < whole.size(); ++size) {
            writeAll(file(), whole.substr(0, size));
            QVERIFY2(!opened().ok(), qPrintable(QString::number(size)));
        }
        writeAll(file(), whole + '\0');
        QVERIFY(!opened().ok());
        writeAll(file(), whole);
        QVERIFY(opened().ok());
    }

    void aDestroyedKeyIsGone()
    {
        make();
        auto ring = opened();
        const auto ids = *ring->addKeys(3);
        const auto before = readAll(file());
        QVERIFY(ring->destroy({{ids[1]}}).ok());
        QVERIFY(!ring->key(ids[1]).ok());
        const auto again = opened();
        QVERIFY(!again->key(ids[1]).ok());
        QVERIFY(again->key(ids[0]).ok() && again->key(ids[2]).ok());
        QCOMPARE(readAll(file()).size(), before.size() - KeyTable::entryBytes);
    }

    /// What a killed program left of a file holds keys too.
    void leftOversOfAKillAreRemoved()
    {
        make();
        auto ring = opened();
        const auto ids = *ring->addKeys(1);
        const auto left = folder() / (std::string(".") + Keyring::fileName + ".123.0.tmp");
        writeAll(left, readAll(file()));
        QVERIFY(ring->destroy(ids).ok());
        QVERIFY(!std::filesystem::exists(left));
    }

    /// Killed after the new file took its name, before the old one was overwritten: the next that opens the vault does it.
    void theFileBeforeIsOverwrittenAfterAKill()
    {
        make();
        const auto ids = *opened()->addKeys(1);
        const auto before = folder() / (std::string(".") + Keyring::fileName + ".before.tmp");
        // Killed before the rename: the same file under two names, which is what the vault opens with.
        std::filesystem::create_hard_link(file(), before);
        QVERIFY(opened()->key(ids[0]).ok());
        QVERIFY(!std::filesystem::exists(before));
        // Killed after it: a file of its own.
        writeAll(before, readAll(file()));
        std::ifstream old(before, std::ios::binary);
        QVERIFY(opened()->key(ids[0]).ok());
        QVERIFY(!std::filesystem::exists(before));
        const std::string left{std::istreambuf_iterator<char>(old), {}};
        QCOMPARE(left, std::string(readAll(file()).size(), '\0'));
    }

    /// A file that is replaced is overwritten.
    void whatIsReplacedIsOverwritten()
    {
        make();
        auto ring = opened();
        const auto ids = *ring->addKeys(1);
        const auto size = readAll(file()).size();
        std::ifstream old(file(), std::ios::binary);
        QVERIFY(ring->destroy(ids).ok());
        const std::string left{std::istreambuf_iterator<char>(old), {}};
        QCOMPARE(left, std::string(size, '\0'));
        QCOMPARE(joined(filesUnder(folder())), std::string(Keyring::fileName));
    }

    /// The same where a file has no second name, as on a stick with FAT.
    void whatIsReplacedIsOverwrittenWithoutASecondName()
    {
        make();
        auto ring = opened();
        for (int call = 1;; ++call) {
            const auto ids = *ring->addKeys(1);
            const auto size = readAll(file()).size();
            std::ifstream old(file(), std::ios::binary);
            const auto faults = FileFaults::failingAt(folder(), call, EPERM);
            const auto destroyed = ring->destroy(ids);
            QVERIFY2(faults.hit(), "no call gives the file a second name");
            if (!faults.failedCall().starts_with("link"))
                continue;
            QVERIFY2(destroyed.ok(), destroyed ? "" : englishSentence(destroyed.error()).c_str());
            const std::string left{std::istreambuf_iterator<char>(old), {}};
            QCOMPARE(left, std::string(size, '\0'));
            return;
        }
    }

    /// What another program destroyed is not given by one that was open before.
    void whatOthersDestroyedIsNotKept()
    {
        make();
        const auto ids = *opened()->addKeys(2);
        const auto open = opened();
        const auto copied = open->copy();
        QVERIFY(open->key(ids[0]).ok() && copied->key(ids[0]).ok());
        QVERIFY(opened()->destroy({{ids[0]}}).ok());
        QVERIFY(!open->has(ids[0]) && !copied->has(ids[0]));
        QCOMPARE(open->key(ids[0]).error().code, ErrorCode::NotAuthorised);
        QVERIFY(open->has(ids[1]) && open->key(ids[1]).ok());
        const auto added = *opened()->addKeys(1);
        QVERIFY(open->key(added[0]).ok());
        QVERIFY(Keyring::changePassphrase(folder(), secretText(words), secretText(otherWords), cheapPassphrase).ok());
        QVERIFY(!open->has(ids[1]));
        QCOMPARE(open->key(ids[1]).error().message.id, std::string("vault.keyring-changed"));
    }

    /// Another program replaces the file of keys, and overwrites the one before, while that is being read.
    void aFileThatIsReplacedWhileItIsReadIsReadAgain()
    {
        make();
        const auto ids = *opened()->addKeys(3);
        auto other = opened();
        const auto ring = opened();
        QVERIFY(other->destroy({{ids[0]}}).ok());  // there is something to read
        beforeReading = [&] { QVERIFY(other->destroy({{ids[1]}}).ok()); };
        const auto key = ring->key(ids[2]);
        QVERIFY(!beforeReading);
        QVERIFY2(key.ok(), key ? "" : englishSentence(key.error()).c_str());
        QVERIFY(!ring->has(ids[0]) && !ring->has(ids[1]));
        // Twice, and while it is opened.
        beforeReading = [&] {
            QVERIFY(other->addKeys(1).ok());
            beforeReading = [&] { QVERIFY(other->addKeys(1).ok()); };
        };
        const auto again = opened();
        QVERIFY2(again.ok(), again ? "" : englishSentence(again.error()).c_str());
        QVERIFY(!beforeReading && again->has(ids[2]));
    }

    /// One that is another at every look is not waited for without an end, and said to be no wrong passphrase.
    void aFileThatNeverSettlesIsSaid()
    {
        make();
        const auto ids = *opened()->addKeys(1);
        const auto ring = opened();
        QVERIFY(opened()->addKeys(1).ok());
        long written = 0;
        std::function<void()> touch = [&] {
            const timespec times[2] = {{++written, 0}, {written, 0}};
            ::utimensat(AT_FDCWD, file().c_str(), times, 0);
            beforeReading = touch;
        };
        beforeReading = touch;
        QElapsedTimer clock;
        clock.start();
        const auto key = ring->key(ids[0]);
        const auto refused = opened();
        beforeReading = {};
        QVERIFY(written > 2 && clock.elapsed() < 15'000);
        for (const auto& error : {key.error(), refused.error()}) {
            QCOMPARE(error.message.id, std::string("vault.keyring-unsettled"));
            QCOMPARE(error.code, ErrorCode::FileUnreadable);
        }
        QVERIFY(ring->key(ids[0]).ok() && opened().ok());
    }

    void aNewPassphraseReplacesTheOld()
    {
        make();
        auto ring = opened();
        const auto ids = *ring->addKeys(1);
        QVERIFY(Keyring::changePassphrase(folder(), secretText(words), secretText(otherWords), cheapPassphrase).ok());
        QVERIFY(!opened().ok());
        const auto again = opened(otherWords);
        QVERIFY(again.ok() && again->key(ids[0]).ok());
        // One that was open before must not write the old master key back.
        QCOMPARE(ring->addKeys(1).error().code, ErrorCode::NotAuthorised);
        QVERIFY(opened(otherWords).ok());
    }

    void theRecoverySheetOpensIt()
    {
        const auto code = make();
        const auto ids = *opened()->addKeys(1);
        QVERIFY(Keyring::changePassphrase(folder(), secretText(words), secretText(otherWords), cheapPassphrase).ok());
        // Any case, any spacing, and what people read wrong.
        std::string typed;
        for (const char c : code)
            typed += c == '-' ? ' ' : c == '0' ? 'O' : c == '1' ? 'l' : static_cast<char>(std::tolower(c));
        const auto key = recoveryKeyOf(typed);
        QVERIFY(key.ok());
        QVERIFY(Keyring::recover(folder(), *key, secretText(words), cheapPassphrase).ok());
        QVERIFY(opened()->key(ids[0]).ok());
        QVERIFY(filesThatShow(folder(), {code}).empty());
        // A new sheet makes the old one worthless.
        const auto renewed = Keyring::renewRecovery(folder(), secretText(words));
        QVERIFY(renewed.ok());
        QCOMPARE(Keyring::recover(folder(), *key, secretText(words), cheapPassphrase).error().code, ErrorCode::NotAuthorised);
        QVERIFY(Keyring::recover(folder(), *renewed, secretText(words), cheapPassphrase).ok());
    }

    void aMistypedCodeIsSeen()
    {
        const auto code = make();
        int seen = 0;
        for (std::size_t i = 0; i < code.size(); ++i) {
            auto typed = code;
            if (typed[i] == '-')
                continue;
            typed[i] = typed[i] == 'A' ? 'B' : 'A';
            QVERIFY2(!recoveryKeyOf(typed).ok(), qPrintable(QString::number(i)));
            ++seen;
        }
        QVERIFY(seen > 50);
        QVERIFY(!recoveryKeyOf(code.substr(1)).ok());
        QVERIFY(!recoveryKeyOf(code + "A").ok());
        QVERIFY(!recoveryKeyOf("").ok());
    }

    void aDiskThatFailsLosesNoKey()
    {
        const auto keep = folder().parent_path() / "keep";
        make();
        const auto id = opened()->addKeys(1)->front();
        const auto whole = readAll(file());
        VERIFY_NO_FINDINGS(failEachCall(
            folder(),
            [&] {
                for (const auto& entry : std::filesystem::directory_iterator(folder()))
                    std::filesystem::remove(entry.path());
                writeAll(file(), whole);
            },
            [&] {
                return opened()->addKeys(1).ok() ? Status() : Status(Error{ErrorCode::FileNotWritable, message("vault.none", keep), {}});
            },
            [&](bool) -> std::string {
                const auto ring = opened();
                return ring.ok() && ring->key(id).ok() ? "" : "the keyring does not open";
            }));
    }
};

QTEST_APPLESS_MAIN(VaultKeyringTest)
#include "vault_keyring_test.moc"
