// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/first_start.h"

#include "ui/icon.h"
#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <csignal>
#include <unistd.h>

namespace undertone {
namespace {

constexpr int askMilliseconds = 500;
constexpr int longestWait = 2000;  // milliseconds, for a program that was told to end

/// One line for each file that is fetched: its name, version and hash.
QString filesText(const QString& hashes)
{
    QFile file(hashes);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression line(QStringLiteral("^(\\S+)==(\\S+) --hash=sha256:([0-9a-f]{64})"),
                                         QRegularExpression::MultilineOption);
    QString text;
    for (auto matches = line.globalMatch(QString::fromUtf8(file.readAll())); matches.hasNext();) {
        const auto match = matches.next();
        text += match.captured(1) + QLatin1Char(' ') + match.captured(2) + QLatin1String("\n    ") + match.captured(3) + QLatin1Char('\n');
    }
    return text.trimmed();
}

QLabel* textLabel(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

}  // namespace

FirstStartDialog::FirstStartDialog(const QString& setup, const QString& hashes, QWidget* parent) : QDialog(parent), m_setup(setup)
{
    setWindowTitle(tr("Set up Undertone"));
    auto* icon = new QLabel(this);
    icon->setPixmap(applicationIcon().pixmap(64, 64));
    auto* title = new QLabel(tr("LibTorch is needed once"), this);
    title->setFont(interfaceFont(6, QFont::DemiBold));
    auto* head = new QHBoxLayout;
    head->setSpacing(Spacing::large);
    head->addWidget(icon);
    head->addWidget(title, 1);

    auto* words = textLabel(
        tr("Undertone computes with LibTorch, which this package does not contain. It is fetched from PyPI into your cache: 544 MB to "
           "download, 545 MB on disk. Every file is checked by its SHA-256:"),
        this);
    auto* files = textLabel(filesText(hashes), this);
    QFont fixed(QStringLiteral("monospace"));
    fixed.setPixelSize(interfaceFont(-2).pixelSize());
    files->setFont(fixed);
    m_state = textLabel({}, this);
    m_progress = new QProgressBar(this);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_fetch = buttons->addButton(tr("Fetch LibTorch"), QDialogButtonBox::ActionRole);
    m_fetch->setDefault(true);
    connect(m_fetch, &QPushButton::clicked, this, &FirstStartDialog::fetch);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::large, Spacing::large, Spacing::large, Spacing::large);
    column->setSpacing(Spacing::large);
    column->addLayout(head);
    column->addWidget(words);
    column->addWidget(files);
    column->addStretch(1);
    column->addWidget(m_state);
    column->addWidget(m_progress);
    column->addWidget(buttons);
    resize(640, 460);

    m_timer.setInterval(askMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &FirstStartDialog::askSize);
    connect(&m_size, &QProcess::finished, this, &FirstStartDialog::showSize);
    connect(&m_fetching, &QProcess::finished, this, &FirstStartDialog::showEnd);
    connect(&m_fetching, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            showEnd(1);
    });
}

FirstStartDialog::~FirstStartDialog()
{
    for (QProcess* process : {&m_size, &m_fetching}) {
        process->disconnect(this);
        if (process == &m_fetching && process->processId() > 0)
            ::kill(-static_cast<pid_t>(process->processId()), SIGTERM);
        process->terminate();
        if (process->state() != QProcess::NotRunning && !process->waitForFinished(longestWait))
            process->kill();
    }
}

void FirstStartDialog::fetch()
{
    m_fetch->setEnabled(false);
    m_state->setText(tr("Asking PyPI…"));
    m_progress->setValue(0);
    // A group of its own: the set-up starts others, which end with it.
    m_fetching.setChildProcessModifier([] { ::setpgid(0, 0); });
    m_fetching.start(m_setup, QStringList());
    m_timer.start();
}

void FirstStartDialog::askSize()
{
    if (m_size.state() == QProcess::NotRunning)
        m_size.start(m_setup, {QStringLiteral("--size")});
}

/// "DONE TOTAL" in bytes.
void FirstStartDialog::showSize()
{
    const QStringList numbers = QString::fromLatin1(m_size.readAllStandardOutput()).simplified().split(QLatin1Char(' '));
    const double done = numbers.value(0).toDouble();
    const double total = numbers.value(1).toDouble();
    if (m_fetching.state() == QProcess::NotRunning || done <= 0.0 || total <= 0.0)
        return;
    if (done >= total) {
        m_state->setText(tr("Checking and unpacking…"));
        m_progress->setValue(m_progress->maximum());
        return;
    }
    constexpr double mega = 1e6;
    m_state->setText(tr("%1 of %2 MB").arg(QLocale().toString(done / mega, 'f', 0), QLocale().toString(total / mega, 'f', 0)));
    m_progress->setValue(static_cast<int>(done / total * m_progress->maximum()));
}

void FirstStartDialog::showEnd(int exitCode)
{
    m_timer.stop();
    if (exitCode == 0 && m_fetching.error() != QProcess::FailedToStart) {
        accept();
        return;
    }
    const QString told = QString::fromUtf8(m_fetching.readAllStandardError()).trimmed();
    const QString reason = told.isEmpty() ? m_fetching.errorString() : told.section(QLatin1Char('\n'), -1);
    m_state->setText(tr("LibTorch could not be fetched: %1").arg(reason));
    m_progress->setValue(0);
    m_fetch->setText(tr("Try again"));
    m_fetch->setEnabled(true);
}

}  // namespace undertone
